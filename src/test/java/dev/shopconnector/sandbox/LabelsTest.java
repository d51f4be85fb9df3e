package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.ShipTo;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carriers and tracking numbers: lists, warnings, duplicates. */
class LabelsTest extends FulfilmentFixture {
    private static final String FEDEX = Carrier.FEDEX.id();
    private static final String USPS = Carrier.USPS.id();

    @ParameterizedTest
    @CsvSource({
        "1Z9990000300000101, UPS",
        "999900000101, FedEx",
        "999900000101123, FedEx",
        "92001234567890123456, USPS",
        "9400123456789012345678, USPS"
    })
    void aNumberOfAnotherCarriersShapeIsWarnedOf(String tracking, String shape) {
        String ontrac = "7132721393761781550";
        String id = shippable(1);
        Answer answer = client.mark(id, client.lines(id), ontrac, tracking);
        assertThat(answer.code()).isZero();
        assertThat(answer.data().path("warning").path("message").asText())
                .endsWith("does not match your selected logistics provider. Check the tracking number and logistics"
                        + " provider. Did you mean to select " + shape + "?");
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void aMismatchMayBeAnErrorInstead() {
        control.parcels().rules().refuseMismatch(true);
        String id = shippable(1);
        assertThat(client.mark(id, client.lines(id), FEDEX, NUMBER).code()).isEqualTo(11028006);
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        assertThat(client.mark(id, client.lines(id), UPS, NUMBER).code()).isZero();
    }

    @Test
    void singleNumbersAndAllOfThemMayBeJudged() {
        control.parcels().rules().judge("NOBODYS-1", new Verdict(11028006, "No logistics provider matches."));
        control.parcels().rules().judge("SLOW-1", new Verdict(0, "Verification timed out."));
        String id = shippable(1);
        Answer refused = client.mark(id, client.lines(id), UPS, "nobodys-1");
        assertThat(refused.code()).isEqualTo(11028006);
        assertThat(refused.message()).isEqualTo("No logistics provider matches.");
        assertThat(client.mark(id, client.lines(id), UPS, "SLOW-1")
                        .data()
                        .path("warning")
                        .path("message")
                        .asText())
                .isEqualTo("Verification timed out.");
        control.parcels().rules().judge("*", new Verdict(21011008, "Incomplete."));
        String other = shippable(1);
        assertThat(client.mark(other, client.lines(other), UPS, NUMBER).code()).isEqualTo(21011008);
    }

    @Test
    void uspsIsTakenUntilItIsRefused() {
        String first = shippable(1);
        assertThat(client.mark(first, client.lines(first), USPS, "9400123456789012345678")
                        .code())
                .isZero();
        control.parcels().rules().setUsps(new Verdict(21011022, "failed verification"));
        String second = shippable(1);
        Answer refused = client.mark(second, client.lines(second), USPS, "9400123456789012345679");
        assertThat(refused.code()).isEqualTo(21011022);
        assertThat(refused.message()).isEqualTo("failed verification");
        assertThat(client.mark(second, client.lines(second), UPS, NUMBER).code())
                .isZero();
    }

    @Test
    void aNumberIsOneRecipients() {
        String first = orders.place(shippable().withShipTo(ShipTo.example()).withUnits(1));
        String second = shippable(1);
        ship(first, NUMBER);
        assertThat(client.mark(second, client.lines(second), UPS, NUMBER.toLowerCase(Locale.ROOT))
                        .code())
                .isEqualTo(21011025);
        assertThat(status(second)).isEqualTo("AWAITING_SHIPMENT");
    }

    @Test
    void ordersOfOneBuyerShareANumberUpToTwenty() {
        String shop = control.sellers().all().get(0).shops().get(0).id();
        List<String> ids =
                orders.place(shop, shippable().withUnits(1).withBuyer("7494000000000000777", ShipTo.example()), 21);
        assertThat(client.order(ids.get(0)).path("auto_combine_group_id"))
                .isEqualTo(client.order(ids.get(1)).path("auto_combine_group_id"));
        assertThat(client.search("{\"buyer_user_id\":\"7494000000000000777\"}")
                        .data()
                        .path("total_count")
                        .asInt())
                .isEqualTo(21);
        for (String id : ids.subList(0, 20)) {
            assertThat(client.mark(id, client.lines(id), UPS, NUMBER).code()).isZero();
        }
        String last = ids.get(20);
        assertThat(client.mark(last, client.lines(last), UPS, NUMBER).code()).isEqualTo(21011025);
    }

    @Test
    void shopsAndDeliveryOptionsHaveTheirOwnProviders() {
        String shop = control.sellers().all().get(0).shops().get(0).id();
        var lists = control.parcels().carriers(shop);
        lists.add(OrderProfile.STANDARD, new Carrier("7260762638932510466", "Wizmo"));
        lists.set("7091146663220000555", List.of(Carrier.FEDEX));
        assertThat(providers(OrderProfile.STANDARD)).contains("Wizmo", "UPS");
        assertThat(providers("7091146663220000555")).containsExactly("FedEx");
        Answer unknown = client.get("/logistics/202309/delivery_options/1/shipping_providers");
        assertThat(unknown.code()).isEqualTo(36009004);
        client.use(control.sellers().authorize("2"));
        client.useCipher(control.sellers().all().get(1).shops().get(0).cipher());
        assertThat(providers(OrderProfile.STANDARD)).contains("UPS").doesNotContain("Wizmo");
    }

    private List<String> providers(String option) {
        return client.get("/logistics/202309/delivery_options/" + option + "/shipping_providers")
                .data()
                .path("shipping_providers")
                .findValuesAsText("name");
    }
}
