package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a SKU the order has units that were sold and units that were given away: two kinds to us, one to who ships. */
class ParcelUnitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TikTokOrder ORDER = order();

    private static TikTokOrder order() {
        ObjectNode order = JSON.createObjectNode().put("id", "1").put("status", "AWAITING_SHIPMENT");
        ArrayNode lines = order.putArray("line_items");
        for (String id : List.of("sold-1", "gift-1", "sold-2", "gift-2")) {
            lines.addObject()
                    .put("id", id)
                    .put("sku_id", "7")
                    .put("seller_sku", "MUG")
                    .put("product_id", "9")
                    .put("is_gift", id.startsWith("gift"))
                    .put("display_status", "AWAITING_SHIPMENT");
        }
        return TikTokOrderReader.read(order);
    }

    private static ParcelUnits asked(Object... idsOrSkusAndQuantities) {
        ObjectNode told = ShippingStation.parcel("1", "ups", "1Z");
        for (int i = 0; i < idsOrSkusAndQuantities.length; i += 2) {
            String name = String.valueOf(idsOrSkusAndQuantities[i]);
            told.withArray("items")
                    .addObject()
                    .put(name.equals("MUG") ? "sku" : "line_item_id", name)
                    .put("quantity", (int) idsOrSkusAndQuantities[i + 1]);
        }
        return ParcelUnits.asked(ORDER, ShipmentNotification.read(told));
    }

    @Test
    void unitsOfBothKindsFitTheirSku() {
        assertThat(asked("MUG", 2).areThose(List.of("sold-1", "gift-1"))).isTrue();
        assertThat(asked("MUG", 2).areThose(List.of("gift-1", "gift-2"))).isTrue();
        assertThat(asked("MUG", 3).areThose(List.of("sold-1", "gift-1"))).isFalse();
        assertThat(asked("MUG", 1).areThose(List.of("sold-1", "gift-1"))).isFalse();
    }

    @Test
    void aKindThatIsNamedByItsLineIsThatKind() {
        assertThat(asked("gift-1", 1).areThose(List.of("gift-2"))).isTrue();
        assertThat(asked("gift-1", 1).areThose(List.of("sold-1"))).isFalse();
        assertThat(asked("sold-1", 1, "gift-1", 1).areThose(List.of("gift-2", "sold-2")))
                .isTrue();
        assertThat(asked("sold-1", 2).areThose(List.of("gift-2", "sold-2"))).isFalse();
    }

    @Test
    void namedInBothWaysTheyFitWhenTheyCanBeSharedOut() {
        assertThat(asked("MUG", 1, "gift-1", 1).areThose(List.of("gift-1", "gift-2")))
                .isTrue();
        assertThat(asked("MUG", 1, "gift-1", 1).areThose(List.of("sold-1", "gift-2")))
                .isTrue();
        assertThat(asked("MUG", 1, "gift-1", 1).areThose(List.of("sold-1", "sold-2")))
                .isFalse();
    }

    @Test
    void aSkuDoesNotTakeAwayTheUnitThatIsNamedByItsLine() {
        assertThat(asked("MUG", 1, "gift-1", 1).take(java.util.Set.of("sold-1", "gift-2")))
                .containsExactlyInAnyOrder("sold-2", "gift-1");
        assertThat(asked("MUG", 2, "gift-1", 1).take(java.util.Set.of("gift-2")))
                .containsExactlyInAnyOrder("sold-1", "sold-2", "gift-1");
    }
}
