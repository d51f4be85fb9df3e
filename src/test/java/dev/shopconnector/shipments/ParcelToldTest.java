package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShippedItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which notifications told of a parcel. */
class ParcelToldTest {
    private static final ParcelTold NOBODY_TOLD = new ParcelTold("1Z", "ups", null, "*", List.of());

    private static ShipmentNotification told(String id, String carrier, String number, int units) {
        return new ShipmentNotification(
                id, "1", number, carrier, null, List.of(new ShippedItem("7", null, null, units)), null);
    }

    @Test
    void theSameIdWithOtherContentIsNews() {
        ParcelTold parcel = NOBODY_TOLD.hearing(told("n", "ups", "1Z", 1));
        assertThat(parcel.hasHeard(told("n", "ups", "1Z", 1))).isTrue();
        assertThat(parcel.hasHeard(told("m", "ups", "1Z", 1))).isFalse();
        assertThat(parcel.hasHeard(told("n", "fedex", "1Z", 1))).isFalse();
        assertThat(parcel.hasHeard(told("n", "ups", "1Y", 1))).isFalse();
        assertThat(parcel.hasHeard(told("n", "ups", "1Z", 2))).isFalse();
    }

    private static ShipmentNotification told(String product, String context) {
        return new ShipmentNotification(
                "n", "1", "1Z", "ups", null, List.of(new ShippedItem(null, null, product, 1)), context);
    }

    @Test
    void soItIsWithAnotherProductOrOtherLines() {
        ParcelTold parcel = NOBODY_TOLD.hearing(told("mug", "{}"));
        assertThat(parcel.hasHeard(told("mug", "{}"))).isTrue();
        assertThat(parcel.hasHeard(told("soap", "{}"))).isFalse();
        assertThat(parcel.hasHeard(told("mug", "{\"v\":1}"))).isFalse();
    }

    @Test
    void aWeekOfNewsEveryFiveMinutesIsRememberedAndNoMore() {
        ParcelTold parcel = NOBODY_TOLD;
        for (int i = 0; i < 2_000; i++) {
            parcel = parcel.hearing(told("n-" + i, "ups", "1Z", 1));
        }
        assertThat(parcel.hasHeard(told("n-0", "ups", "1Z", 1))).isTrue();
        assertThat(parcel.hearing(told("n-2000", "ups", "1Z", 1)).heard()).hasSize(2_000);
    }
}
