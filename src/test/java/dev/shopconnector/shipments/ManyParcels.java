package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.ShippedParcel;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders that may ship at once, and a UPS parcel with a tracking number of its own for each. */
final class ManyParcels {
    private static final int BATCH = 50;

    private ManyParcels() {}

    /** Places orders of so many units in the only shop of a seller. */
    static List<String> place(TikTokSandbox sandbox, String sellerId, int orders, int units) {
        String shop = sandbox.control().sellers().all().stream()
                .filter(seller -> seller.id().equals(sellerId))
                .findFirst()
                .orElseThrow()
                .shops()
                .get(0)
                .id();
        NewOrder wish = NewOrder.shippable(sandbox.clock().instant()).withUnits(units);
        return sandbox.control().orders().place(shop, wish, orders);
    }

    static void awaitImported(RunningConnector connector, int orders) {
        await().atMost(Duration.ofSeconds(60)).until(() -> connector.count("SELECT COUNT(*) FROM orders") >= orders);
    }

    /** A new notification of the one parcel of this order. */
    static ObjectNode of(String orderId) {
        return ShippingStation.parcel(orderId, "ups", "1Z" + orderId.substring(orderId.length() - 16));
    }

    /** Tells of the parcels of these orders in batches; the answers. */
    static List<JsonNode> ship(ShippingStation station, List<String> orderIds) {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < orderIds.size(); from += BATCH) {
            station.ships(orderIds.subList(from, Math.min(orderIds.size(), from + BATCH)).stream()
                            .map(ManyParcels::of)
                            .toArray(ObjectNode[]::new))
                    .forEach(answers::add);
        }
        return answers;
    }

    static void awaitNoneWaits(RunningConnector connector, int seconds) {
        await().atMost(Duration.ofSeconds(seconds))
                .until(() -> connector.count("SELECT COUNT(*) FROM parcels WHERE state = 'waiting'") == 0);
    }

    static void awaitAccepted(RunningConnector connector, int parcels, int seconds) {
        await().atMost(Duration.ofSeconds(seconds))
                .until(() -> connector.count("SELECT COUNT(*) FROM parcels WHERE state = 'accepted'") >= parcels);
    }

    /** Every order went in one accepted parcel, TikTok has just these, and each unit was marked once. */
    static void assertEachArrivedOnce(RunningConnector connector, TikTokSandbox sandbox, List<String> orderIds) {
        assertThat(sandbox.control().parcels().effectiveUploads())
                .isNotEmpty()
                .allSatisfy((line, uploads) -> assertThat(uploads).as(line).isEqualTo(1));
        Map<String, String> accepted = connector.sql(jdbc -> jdbc
                .query(
                        "SELECT order_id, package_id FROM parcels WHERE state = 'accepted'",
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(accepted.keySet()).containsExactlyInAnyOrderElementsOf(orderIds);
        assertThat(sandbox.control().parcels().all().stream()
                        .collect(Collectors.toMap(ShippedParcel::orderId, ShippedParcel::packageId)))
                .isEqualTo(accepted);
    }
}
