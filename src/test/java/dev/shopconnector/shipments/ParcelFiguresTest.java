package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.shipstation.ShipmentNotificationRequest;
import dev.shopconnector.testing.CountedConnector;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StatementCount;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a parcel costs, counted where it is paid: at the database server and at TikTok. */
class ParcelFiguresTest {
    private static final int BATCH = 50;
    /** Of a whole batch: claim and release; the look into the list of carriers. */
    private static final int ROUND_TRIPS_OF_A_BATCH = 4 + 2 + 2;
    /** Of each parcel: lock and read, write, commit, before TikTok is told and after. */
    private static final int ROUND_TRIPS_OF_A_PARCEL = 6;

    private static final String USER = "parcel_figures";
    private static final String DETAIL = "GET /order/202507/orders";
    private static final String MARK = "POST /fulfillment/202309/orders/{id}/packages";
    private static final String PROVIDERS = "GET /logistics/202309/delivery_options/{id}/shipping_providers";

    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final List<String> ORDERS = ManyParcels.place(SANDBOX, "1", 4 * BATCH, 2);
    private static final RunningConnector CONNECTOR = CountedConnector.start(
            SANDBOX,
            EmbeddedMariaDb.shared().freshUrl(),
            USER,
            // Parcels are pushed when the test says so, not when they come.
            "stage.shipments.push.to=seda:nobody?size=1&discardWhenFull=true",
            "stage.shipments.push.from=seda:shipments.push",
            "shipments.accept.patience-millis=1");
    private static final String KEY = CONNECTOR.connect("1", Instant.parse("2026-10-01T00:00:00Z"));
    private final ShippingStation station = new ShippingStation(CONNECTOR, KEY);

    /** A poll that is not over yet would hold the shop's row: its parcels could not be claimed, and it would be counted. */
    @BeforeAll
    static void importOrders() {
        CONNECTOR.bean(ProducerTemplate.class).sendBody("seda:orders.poll", 1);
        ManyParcels.awaitImported(CONNECTOR, ORDERS.size());
        await().until(() -> CONNECTOR.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NULL") == 0);
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @Test
    void aBatchOfFiftyIsAcknowledgedInOneTransactionOfFourRoundTrips() throws SQLException {
        List<String> orders = ORDERS.subList(0, 2 * BATCH);
        List<JsonNode> notifications =
                orders.subList(0, BATCH).stream().<JsonNode>map(ManyParcels::of).toList();
        Store store = store();
        ParcelInbox inbox = CONNECTOR.bean(ParcelInbox.class);

        try (StatementCount statements = StatementCount.of(USER)) {
            long before = statements.now();
            inbox.store(store, new ShipmentNotificationRequest(null, null, notifications));
            long storing = statements.now() - before;
            assertThat(storing).as("read and lock, read parcels, write, commit").isEqualTo(4);

            before = statements.now();
            JsonNode answers = station.ships(orders.subList(BATCH, 2 * BATCH).stream()
                    .map(ManyParcels::of)
                    .toArray(ObjectNode[]::new));
            long acknowledging = statements.now() - before;
            assertThat(answers).hasSize(BATCH).allSatisfy(answer -> assertThat(
                            answer.path("status").asText())
                    .isEqualTo("pending"));
            assertThat(acknowledging)
                    .as("the same, after the store was found by its key")
                    .isEqualTo(storing + 1);
        }
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM parcels WHERE pushes = 0"))
                .isGreaterThanOrEqualTo(2 * BATCH);
    }

    @Test
    void aParcelAloneCostsTwoCallsAndOneOfManyLittleMoreThanOne() {
        List<String> orders = ORDERS.subList(2 * BATCH, 3 * BATCH);
        push(orders.subList(0, 1));
        assertThat(SANDBOX.calls().counts().keySet())
                .as("read once for all parcels to come")
                .contains(PROVIDERS);

        SANDBOX.calls().reset();
        push(orders.subList(1, 2));
        assertThat(SANDBOX.calls().counts()).isEqualTo(Map.of(DETAIL, 1, MARK, 1));

        SANDBOX.calls().reset();
        push(orders.subList(2, BATCH));
        assertThat(SANDBOX.calls().counts()).isEqualTo(Map.of(DETAIL, 1, MARK, BATCH - 2));
    }

    @Test
    void aParcelOfABatchIsToldInSixRoundTrips() throws SQLException {
        List<String> orders = ORDERS.subList(3 * BATCH, 4 * BATCH);
        push(orders.subList(0, 1));
        ship(orders.subList(1, BATCH));

        try (StatementCount statements = StatementCount.of(USER)) {
            long before = statements.now();
            push();
            assertThat(statements.now() - before)
                    .isLessThanOrEqualTo(ROUND_TRIPS_OF_A_BATCH + (BATCH - 1) * ROUND_TRIPS_OF_A_PARCEL);
        }
        assertAccepted(orders);
    }

    /** Tells of these parcels and has them pushed; what else waits is put off. */
    private void push(List<String> orders) {
        ship(orders);
        push();
        assertAccepted(orders);
    }

    private void ship(List<String> orders) {
        CONNECTOR.sql(jdbc -> jdbc.update("UPDATE parcels SET next_try_at = '2099-01-01' WHERE state = 'waiting'"));
        ManyParcels.ship(station, orders);
    }

    private static void push() {
        CONNECTOR.bean(ProducerTemplate.class).requestBody("seda:shipments.push", 1);
    }

    private static void assertAccepted(List<String> orders) {
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM parcels WHERE state = 'accepted' AND order_id IN ("
                        + String.join(",", orders) + ")"))
                .isEqualTo(orders.size());
    }

    private static Store store() {
        return CONNECTOR.sql(jdbc -> jdbc.queryForObject(
                "SELECT id, connection_id FROM shops",
                (row, number) -> new Store(row.getString(1), row.getString(2), "shop", "store", true, null)));
    }
}
