package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LineSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "AWAITING_SHIPMENT,'','','',true",
        "TO_SHIP,'','','',true",
        "'','','','',true",
        "UNPAID,'','','',true",
        "SOMETHING_NEW,'','','',true",
        "CANCELLED,'','','',false",
        "AWAITING_COLLECTION,'','','',false",
        "IN_TRANSIT,'','','',false",
        "DELIVERED,'','','',false",
        "COMPLETED,'','','',false",
        "AWAITING_SHIPMENT,1,TO_FULFILL,'',true",
        "AWAITING_SHIPMENT,1,CANCELLED,'',true",
        "AWAITING_SHIPMENT,1,PROCESSING,'',false",
        "AWAITING_SHIPMENT,1,FULFILLING,'',false",
        "AWAITING_SHIPMENT,1,'','',false",
        "AWAITING_SHIPMENT,'','',1Z999,false",
        "AWAITING_SHIPMENT,1,TO_FULFILL,1Z999,false",
        "AWAITING_SHIPMENT,'','',' ',true",
        "CANCEL,'','','',false",
    })
    void aLineIsToShipUnlessItIsCancelledPackedOrTracked(
            String display, String packageId, String packageStatus, String tracking, boolean toShip) {
        ObjectNode order = OrderFixtures.json("unpaid");
        ObjectNode line = (ObjectNode) order.at("/line_items/0");
        line.put("display_status", display).put("package_id", packageId);
        line.put("package_status", packageStatus).put("tracking_number", tracking);

        assertThat(select(order, SalesOrderStatus.AwaitingShipment)).hasSize(toShip ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"AWAITING_SHIPMENT,BUYER,true", "'',BUYER,false", "' ',SELLER,false", "CANCELLED,'',false", "'','',true"
    })
    void whoCancelledALineCountsWhereItsStatusIsNotTold(String display, String cancelUser, boolean toShip) {
        ObjectNode order = OrderFixtures.json("unpaid");
        ((ObjectNode) order.at("/line_items/0")).put("display_status", display).put("cancel_user", cancelUser);

        assertThat(select(order, SalesOrderStatus.AwaitingShipment)).hasSize(toShip ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = SalesOrderStatus.class,
            mode = Mode.EXCLUDE,
            names = {"Completed", "Cancelled"})
    void anOrderThatStillShipsTellsWhatIsLeft(SalesOrderStatus status) {
        assertThat(select(OrderFixtures.json("partially-shipped"), status))
                .containsExactly("578100000000010022", "578100000000010023");
    }

    @Test
    void aCompletedOrderTellsAllButTheCancelled() {
        ObjectNode order = OrderFixtures.json("partially-shipped");

        assertThat(select(order, SalesOrderStatus.Completed))
                .containsExactly("578100000000010021", "578100000000010022", "578100000000010023");
        order.path("line_items").forEach(line -> ((ObjectNode) line).put("display_status", "CANCELLED"));
        assertThat(select(order, SalesOrderStatus.Completed)).hasSize(4);
    }

    @Test
    void aCancelledOrderTellsAll() {
        assertThat(select(OrderFixtures.json("partially-shipped"), SalesOrderStatus.Cancelled))
                .hasSize(4);
    }

    private static List<String> select(ObjectNode order, SalesOrderStatus status) {
        return LineSelection.select(TikTokOrderReader.read(order), status).stream()
                .map(TikTokLine::id)
                .toList();
    }
}
