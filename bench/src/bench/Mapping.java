package bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.orders.SalesOrderMapper;
import dev.shopconnector.orders.ShipTo;
import dev.shopconnector.orders.ShipToReader;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import dev.shopconnector.tiktok.UnreadableOrderException;
import java.nio.charset.StandardCharsets;

/** Filter and mapping of the two contenders in Java: the connector's own classes for reading and mapping, without its rules. */
final class Mapping {
    private Mapping() {}

    /** The sales order as JSON; null when ShipStation must not have the order. */
    static byte[] document(JsonNode json) {
        if (!"SELLER".equals(json.path("shipping_type").asText())
                || !"AWAITING_SHIPMENT".equals(json.path("status").asText())) {
            return null;
        }
        try {
            TikTokOrder order = TikTokOrderReader.read(json);
            ShipTo shipTo = ShipToReader.read(order);
            if (shipTo == null || !shipTo.isDeliverable()) {
                return null;
            }
            return ShipStationJson.write(SalesOrderMapper.map(order, SalesOrderStatus.AwaitingShipment, shipTo)
                            .salesOrder())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (UnreadableOrderException e) {
            return null;
        }
    }
}
