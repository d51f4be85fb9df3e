package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.settings.SettledShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A store's own carriers and its own rule for USPS, told with the next parcel. */
class StoreSettingsOfParcelsTest {
    private static final ParcelStage STAGE = new ParcelStage("shipments.usps-rule=refuse");

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    private static void settle(String... namesAndTexts) {
        SettledShop.save(STAGE.connector, STAGE.shopId(), namesAndTexts);
    }

    @Test
    void aCarrierThatNobodyKnowsGoesByTheStoresOwnNameForIt() {
        JsonNode before = STAGE.tell(ShippingStation.parcel(STAGE.mugs(1), "Moon Courier", ParcelStage.number()));
        assertThat(STAGE.decided(before, "carrier").state()).isEqualTo(ParcelState.REFUSED);

        settle("carriers", "moon-courier = UPS\nfedex = UPS");

        String order = STAGE.mugs(1);
        Parcel parcel = STAGE.parcel(STAGE.tell(ShippingStation.parcel(order, "Moon Courier", ParcelStage.number())));
        assertThat(parcel.state()).as(parcel.reason()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.atTikTok(order)
                        .at("/line_items/0/shipping_provider_name")
                        .asText())
                .isEqualTo("UPS");
        String over = STAGE.mugs(1);
        STAGE.tell(ShippingStation.parcel(over, "fedex", ParcelStage.number()));
        assertThat(STAGE.atTikTok(over)
                        .at("/line_items/0/shipping_provider_name")
                        .asText())
                .as("before the connector's own table")
                .isEqualTo("UPS");
    }

    @Test
    void theStoresRuleForUspsIsOverTheNodes() {
        String number = "9400111899560000000001";
        JsonNode refused = STAGE.tell(ShippingStation.parcel(STAGE.mugs(1), "stamps_com", number));
        assertThat(STAGE.decided(refused, "usps").state()).isEqualTo(ParcelState.REFUSED);

        settle("usps_rule", "WARN");
        Parcel warned = STAGE.parcel(STAGE.tell(ShippingStation.parcel(STAGE.mugs(1), "stamps_com", number)));
        assertThat(warned.rule()).isNotEqualTo("usps");
        assertThat(warned.atTikTok().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("USPS labels"));

        settle("usps_rule", "OFF");
        Parcel unwarned = STAGE.parcel(STAGE.tell(ShippingStation.parcel(STAGE.mugs(1), "stamps_com", number)));
        assertThat(unwarned.rule()).isNotEqualTo("usps");
        assertThat(unwarned.atTikTok().warnings())
                .noneSatisfy(warning -> assertThat(warning).contains("USPS labels"));

        settle("usps_rule", "REFUSE");
        JsonNode again = STAGE.tell(ShippingStation.parcel(STAGE.mugs(1), "stamps_com", number));
        assertThat(STAGE.decided(again, "usps").state()).isEqualTo(ParcelState.REFUSED);
        settle("usps_rule", "");
    }
}
