package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.Seller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of "Mark Package As Shipped", and that a refusal leaves no trace. */
class ShippingRefusalsTest extends FulfilmentFixture {
    @ParameterizedTest
    @CsvSource({
        "ON_HOLD, 21011044",
        "UNPAID, 21008013",
        "AWAITING_COLLECTION, 21011040",
        "IN_TRANSIT, 21011040",
        "DELIVERED, 21011027",
        "COMPLETED, 21011027",
        "CANCELLED, 21011041",
        "FUTURE_STATUS, 21008013"
    })
    void theStatusForbids(String status, int code) {
        String id = orders.place(NewOrder.paidNow().withUnits(1));
        orders.setStatus(id, status);
        refused(id, client.lines(id), code);
    }

    @Test
    void linesMustBeOpenLinesOfTheOrder() {
        String id = shippable(3);
        List<String> lines = client.lines(id);
        refused(id, List.of(lines.get(0), "577000000000000001"), 21011001);
        orders.cancelLine(id, 2, "BUYER");
        refused(id, lines, 21011041);
        assertThat(client.mark(id, lines.subList(0, 1), UPS, NUMBER).code()).isZero();
        refused(id, lines.subList(0, 2), 21011040);
    }

    @Test
    void aBuyerWhoAsksToCancelStopsTheParcel() {
        String id = shippable(1);
        orders.requestCancel(id);
        refused(id, client.lines(id), 21011007);
        orders.withdrawCancelRequest(id);
        assertThat(client.mark(id, client.lines(id), UPS, NUMBER).code()).isZero();
    }

    @Test
    void whatTikTokShipsIsNotTheSellers() {
        String label = orders.place(shippable().withShipping("TIKTOK"));
        refused(label, client.lines(label), 21008106);
        String stored =
                orders.place(shippable().withProfile(OrderProfile.NORMAL.withFulfillment("FULFILLMENT_BY_TIKTOK")));
        refused(stored, client.lines(stored), 21008025);
    }

    @Test
    void ordersOfOthersAreToldApart() {
        assertThat(client.mark("577000000000000000", List.of("1"), UPS, NUMBER).code())
                .isEqualTo(21011001);
        Seller two = control.sellers().all().get(1);
        String others = orders.place(two.shops().get(0).id(), shippable(), 1).get(0);
        assertThat(client.mark(others, List.of("1"), UPS, NUMBER).code()).isEqualTo(21008111);
        client.use(control.sellers().authorize(two.id()));
        client.useCipher(two.shops().get(1).cipher());
        assertThat(client.mark(others, List.of("1"), UPS, NUMBER).code()).isEqualTo(21011028);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1Z 999", "1Z_999", "Ä12345", "111111111122222222223333333333444444444455555555556"})
    void trackingNumbersHaveAForm(String tracking) {
        String id = shippable(1);
        Answer answer = client.mark(id, client.lines(id), UPS, tracking);
        assertThat(answer.code()).isEqualTo(21011022);
        assertThat(answer.message())
                .isEqualTo("Invalid tracking number or provider ID. Please check these values and upload again.");
    }

    @Test
    void theProviderMustBeOfTheList() {
        String id = shippable(1);
        assertThat(client.mark(id, client.lines(id), "1", NUMBER).code()).isEqualTo(21011022);
        control.parcels()
                .carriers(control.sellers().all().get(0).shops().get(0).id())
                .remove(OrderProfile.STANDARD, UPS);
        assertThat(client.mark(id, client.lines(id), UPS, NUMBER).code()).isEqualTo(21011022);
    }

    @Test
    void missingFieldsAreNamed() {
        String id = shippable(1);
        Answer noLines = client.mark(id, List.of(), UPS, NUMBER);
        assertThat(noLines.status()).isEqualTo(400);
        assertThat(noLines.code()).isEqualTo(36009004);
        assertThat(noLines.message()).contains("param body.order_line_item_ids is missing");
        String path = "/fulfillment/202309/orders/" + id + "/packages";
        assertThat(client.api("POST", path, client.shopQuery(), "{\"shipping_provider_id\":\"1\"}")
                        .message())
                .contains("param body.tracking_number is missing");
        assertThat(client.api("POST", path, client.shopQuery(), "{\"tracking_number\":\"1\"}")
                        .message())
                .contains("param body.shipping_provider_id is missing");
    }

    private void refused(String id, List<String> lines, int code) {
        String before = client.order(id).toString();
        Answer answer = client.mark(id, lines, UPS, "1Z9990000399999999");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).isNotEmpty();
        assertThat(answer.data().isMissingNode()).isTrue();
        assertThat(client.order(id)).hasToString(before);
    }
}
