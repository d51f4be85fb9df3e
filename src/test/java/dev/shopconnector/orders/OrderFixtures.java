package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Orders as TikTok would send them, with what ShipStation should be told of them beside each. */
final class OrderFixtures {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Map<String, SalesOrderStatus> STATUSES = Map.of(
            "multi-unit", SalesOrderStatus.AwaitingShipment,
            "partially-shipped", SalesOrderStatus.AwaitingShipment,
            "bundle-and-gift", SalesOrderStatus.AwaitingShipment,
            "replacement-military", SalesOrderStatus.AwaitingShipment,
            "cancelled-masked", SalesOrderStatus.Cancelled,
            "shipped-wrong-total", SalesOrderStatus.Completed,
            "unpaid", SalesOrderStatus.AwaitingPayment);

    private OrderFixtures() {}

    static List<String> names() {
        return STATUSES.keySet().stream().sorted().toList();
    }

    static ObjectNode json(String name) {
        return (ObjectNode) resource(name + ".json");
    }

    static JsonNode expected(String name) {
        return resource(name + ".expected.json");
    }

    static TikTokOrder order(String name) {
        return TikTokOrderReader.read(json(name));
    }

    static MappedOrder mapped(String name) {
        TikTokOrder order = order(name);
        return SalesOrderMapper.map(order, Objects.requireNonNull(STATUSES.get(name)), ShipToReader.read(order));
    }

    private static JsonNode resource(String file) {
        try (InputStream in = OrderFixtures.class.getResourceAsStream("/orders/" + file)) {
            return JSON.readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
