package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.testing.RunningConnector;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ProducerTemplate;

/** Hands pages to the route {@code orders.import} as a worker does that holds the shop's lease. */
final class ImportDesk {
    private final RunningConnector connector;
    private final ShopLease lease;

    /** Takes the lease of the only shop. */
    ImportDesk(RunningConnector connector) {
        this.connector = connector;
        this.lease = connector.sql(jdbc -> {
            jdbc.update("UPDATE shops SET lease_version = lease_version + 1");
            return jdbc.queryForObject(
                    "SELECT id, connection_id, cipher, lease_version FROM shops",
                    (row, number) -> new ShopLease(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            Instant.EPOCH,
                            Instant.EPOCH));
        });
    }

    ShopLease lease() {
        return lease;
    }

    /** Imports these orders, as TikTok shows them, in one page. */
    void importPage(List<? extends JsonNode> orders) {
        OrderPage page =
                new OrderPage(lease, connector.bean(PageReader.class).candidates(List.copyOf(orders)), null, false);
        connector.bean(ProducerTemplate.class).requestBody("direct:orders.import", page);
    }
}
