package dev.shopconnector.operations.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.orders.Reconciliations;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TikTokProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Differences are planted behind the connector's back, one of each kind, and a reconciliation is asked for. */
@ExtendWith(OutputCaptureExtension.class)
class ReconciliationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final TikTokProxy proxy = TikTokProxy.to(sandbox.baseUrl());
    private final Seller seller = sandbox.control().sellers().add("Reconciled", 1, 0);
    private final String shop = seller.shops().get(0).id();
    private final StepHooks hooks = new StepHooks();
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            proxy.baseUrl(),
            EmbeddedMariaDb.shared().freshUrl(),
            hooks,
            "orders.reconcile.hand-out-within=1h",
            "orders.reconcile.acknowledge-within=1h",
            "connector.metrics.kept-millis=0");
    private final String key = connector.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));

    @AfterEach
    void stop() {
        connector.close();
        proxy.close();
        sandbox.close();
    }

    @Test
    void eachOfTheDifferencesIsFoundAndWhatReadingAgainCanHealIsHealed() {
        List<String> orders = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()).withUnits(2), 14);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 14);
        connector.export(key, Instant.EPOCH);
        orders.forEach(this::acknowledge);
        // Beyond the overlap of the poll, which would heal some of this by itself.
        sandbox.clock().advance(Duration.ofMinutes(20));
        awaitCursor();
        pauseReading();

        String good = orders.get(0);
        String deleted = orders.get(1);
        change("DELETE FROM orders WHERE order_id = ?", deleted);
        String status = orders.get(2);
        change("UPDATE orders SET tiktok_status = 'UNPAID', fingerprint = REPEAT('x', 32) WHERE order_id = ?", status);
        String lines = orders.get(3);
        edit(lines, "{\"line_items\": " + oneLine(lines) + "}");
        String address = orders.get(4);
        edit(address, "{\"recipient_address\": {\"address_line1\": \"12 Other Street\"}}");
        String notHandedOut = orders.get(5);
        change(
                "UPDATE orders SET exported_at = NULL, told_modified_at = NULL, acknowledged_at = NULL,"
                        + " modified_at = modified_at - INTERVAL 2 HOUR WHERE order_id = ?",
                notHandedOut);
        String notAcknowledged = orders.get(6);
        change(
                "UPDATE orders SET acknowledged_at = NULL, exported_at = exported_at - INTERVAL 2 HOUR"
                        + " WHERE order_id = ?",
                notAcknowledged);
        String held = orders.get(7);
        change(
                "UPDATE orders SET verdict = 'hold', shipstation_status = NULL, review_at = NULL,"
                        + " judgement = JSON_SET(judgement, '$.rule', 'buyers-hour', '$.verdict', 'hold')"
                        + " WHERE order_id = ?",
                held);
        String otherWindow = orders.get(8);
        change("UPDATE orders SET tiktok_update_time = tiktok_update_time - 864000 WHERE order_id = ?", otherWindow);
        String twice = orders.get(9);
        String newer = orders.get(10);
        change("UPDATE orders SET tiktok_update_time = tiktok_update_time + 60 WHERE order_id = ?", newer);
        String unknown = "577000000000000001";
        connector.sql(jdbc -> jdbc.update(
                "INSERT INTO orders (shop_id, order_id, tiktok_status, tiktok_update_time, fingerprint, payload,"
                        + " verdict, judgement, history, judged_at, modified_at, first_seen_at, placed_at) SELECT shop_id, ?,"
                        + " tiktok_status, tiktok_update_time, fingerprint, payload, 'hold', judgement, history,"
                        + " judged_at, modified_at, first_seen_at, placed_at FROM orders WHERE order_id = ?",
                unknown,
                good));
        String contents = orders.get(11);
        edit(contents, "{\"seller_note\": \"wrap it\"}");
        String notListed = orders.get(12);
        proxy.alterAnswers((path, body) -> path.endsWith("/orders/search") ? altered(body, twice, notListed) : body);

        JsonNode result = reconciled();

        Map<String, String> found = new TreeMap<>();
        result.path("differences")
                .forEach(one -> found.put(
                        one.path("order_id").asText(),
                        one.path("kind").asText() + (one.path("healed").asBoolean() ? " healed" : " open")));
        assertThat(found)
                .as(result.toPrettyString())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(deleted, "missing healed"),
                        Map.entry(status, "status healed"),
                        Map.entry(lines, "lines healed"),
                        Map.entry(address, "address healed"),
                        Map.entry(notHandedOut, "not-handed-out healed"),
                        Map.entry(notAcknowledged, "not-acknowledged healed"),
                        Map.entry(held, "judgement healed"),
                        Map.entry(otherWindow, "window healed"),
                        Map.entry(twice, "shown-twice healed"),
                        Map.entry(newer, "newer-here open"),
                        Map.entry(unknown, "unknown-to-tiktok open"),
                        Map.entry(contents, "contents healed"),
                        Map.entry(notListed, "not-listed healed")));
        assertThat(result.at("/reconciliation/state").asText()).isEqualTo("done");
        assertThat(result.at("/reconciliation/counted_by_tiktok").asInt()).isEqualTo(14);
        assertThat(result.at("/reconciliation/shown_by_tiktok").asInt()).isEqualTo(13);
        assertThat(result.at("/reconciliation/stored").asInt()).isEqualTo(15);
        assertThat(result.at("/reconciliation/differences").asInt()).isEqualTo(13);
        assertThat(result.at("/reconciliation/healed").asInt()).isEqualTo(11);

        assertThat(connector.count(
                        "SELECT COUNT(*) FROM orders WHERE order_id IN (?, ?, ?) AND verdict = 'serve'"
                                + " AND tiktok_status = 'AWAITING_SHIPMENT'",
                        deleted,
                        status,
                        held))
                .isEqualTo(3);
        assertThat(connector.export(key, Instant.EPOCH))
                .extracting(order -> order.path("order_id").asText())
                .contains(deleted, notHandedOut, notAcknowledged, held);

        proxy.alterAnswers((path, body) -> body);
        orders.forEach(this::acknowledge);
        JsonNode again = reconciled();
        assertThat(again.path("differences"))
                .as("what was healed stays healed: %s", again)
                .extracting(one -> one.path("order_id").asText())
                .containsExactlyInAnyOrder(newer, unknown);
    }

    @Test
    void whatSomebodyElseWroteIntoARowIsNamedPutRightAndOfferedAgain() {
        List<String> orders = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 8);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 8);
        connector.export(key, Instant.EPOCH);
        sandbox.clock().advance(Duration.ofMinutes(20));
        awaitCursor();
        pauseReading();
        Instant readTo = connector
                .sql(jdbc -> jdbc.queryForObject("SELECT SYSDATE(6)", LocalDateTime.class))
                .toInstant(ZoneOffset.UTC);
        List<String> damages = List.of(
                "tiktok_status = 'CANCELLED'",
                "sales_order = NULL",
                "sales_order = 'garbage'",
                "sales_order = payload",
                "payload = NULL",
                "payload = 'garbage'",
                "modified_at = '2020-01-01'");
        for (int i = 0; i < damages.size(); i++) {
            change("UPDATE orders SET " + damages.get(i) + " WHERE order_id = ?", orders.get(i));
        }

        JsonNode result = reconciled();

        Map<String, String> found = new TreeMap<>();
        result.path("differences")
                .forEach(one -> found.put(
                        one.path("order_id").asText(),
                        one.path("kind").asText() + (one.path("healed").asBoolean() ? " healed" : " open")));
        assertThat(found)
                .as(result.toPrettyString())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        orders.get(0), "status healed",
                        orders.get(1), "damaged healed",
                        orders.get(2), "damaged healed",
                        orders.get(3), "damaged healed",
                        orders.get(4), "damaged healed",
                        orders.get(5), "damaged healed",
                        orders.get(6), "not-handed-out healed"));
        assertThat(connector.export(key, readTo))
                .extracting(order -> order.path("order_id").asText())
                .contains(orders.get(1), orders.get(2), orders.get(3), orders.get(6))
                .doesNotContain(orders.get(7));
        assertThat(reconciled().path("differences").size())
                .as("what was healed stays healed")
                .isZero();
    }

    @Test
    void anOrderThatShipStationHasNotAskedForIsToldAPersonAndNotOfferedAgain() {
        String id = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders") == 1);
        change("UPDATE orders SET modified_at = modified_at - INTERVAL 2 HOUR WHERE order_id = ?", id);
        sandbox.clock().advance(Duration.ofMinutes(20));
        awaitCursor();

        JsonNode result = reconciled();

        assertThat(result.at("/differences/0/kind").asText()).isEqualTo("not-handed-out");
        assertThat(result.at("/differences/0/healed").asBoolean()).isFalse();
        assertThat(result.at("/differences/0/remedy").asText()).contains("See in ShipStation");
    }

    @Test
    void aCancellationThatShipStationHasReadPastIsOfferedAgain() {
        List<String> orders = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 3);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 3);
        connector.export(key, Instant.EPOCH);
        String cancelled = orders.get(0);
        sandbox.control().orders().setStatus(cancelled, "CANCELLED");
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM orders WHERE shipstation_status = 'Cancelled'") == 1);
        sandbox.clock().advance(Duration.ofMinutes(20));
        awaitCursor();
        pauseReading();
        // The change lies in a window that ShipStation has left behind: it was told later states of other orders.
        change("UPDATE orders SET modified_at = modified_at - INTERVAL 2 HOUR WHERE order_id = ?", cancelled);

        Instant before = connector
                .sql(jdbc -> jdbc.queryForObject("SELECT SYSDATE(6)", LocalDateTime.class))
                .toInstant(ZoneOffset.UTC);

        JsonNode result = reconciled();

        assertThat(result.path("differences").size()).as(result.toString()).isEqualTo(1);
        assertThat(result.at("/differences/0/order_id").asText()).isEqualTo(cancelled);
        assertThat(result.at("/differences/0/kind").asText()).isEqualTo("not-handed-out");
        assertThat(result.at("/differences/0/healed").asBoolean()).isTrue();
        assertThat(result.at("/differences/0/reason").asText()).contains("earlier state");
        assertThat(connector.export(key, before))
                .extracting(order ->
                        order.path("order_id").asText() + order.path("status").asText())
                .containsExactly(cancelled + "Cancelled");
        assertThat(reconciled().path("differences").size())
                .as("ShipStation has heard it now")
                .isZero();
    }

    @Test
    void theNightlyComparisonBeginsWhereTheLastOneEndedWhenNightsWereMissed() {
        Reconciliations reconciliations = connector.bean(Reconciliations.class);
        reconciliations.nightly(172_800);
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM reconciliations WHERE state = 'done'") == 1);
        for (int missed : List.of(4, 30)) {
            connector.sql(jdbc -> jdbc.update("DELETE FROM reconciliations WHERE state = 'wanted'"));
            connector.sql(jdbc -> jdbc.update(
                    "UPDATE reconciliations SET night = night - INTERVAL ? DAY, window_to = ?",
                    missed,
                    LocalDateTime.ofInstant(sandbox.clock().instant().minus(Duration.ofDays(missed)), ZoneOffset.UTC)));
            pauseReading();
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET active = TRUE, poll_due_at = '2099-01-01'"));
            reconciliations.nightly(172_800);
            assertThat(connector.count("SELECT TIMESTAMPDIFF(HOUR, window_from, window_to) FROM reconciliations"
                            + " WHERE state = 'wanted'"))
                    .isEqualTo(Math.min(missed, 7) * 24);
        }
    }

    @Test
    void anErasedOrderThatIsOverIsNoDifference() {
        String id = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        sandbox.control().orders().setStatus(id, "COMPLETED");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'COMPLETED'") == 1);
        change(
                "UPDATE orders SET erased_at = SYSDATE(6), payload = NULL, ship_to = NULL, sales_order = NULL,"
                        + " fingerprint = REPEAT('x', 32) WHERE order_id = ?",
                id);
        sandbox.clock().advance(Duration.ofMinutes(20));
        awaitCursor();

        JsonNode result = reconciled();

        assertThat(result.path("differences").size()).as(result.toString()).isZero();
        assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL AND payload IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void theNightlyComparisonIsAskedForOnceANightHoweverManyNodesAsk() {
        Reconciliations reconciliations = connector.bean(Reconciliations.class);
        reconciliations.nightly(172_800);
        reconciliations.nightly(172_800);
        assertThat(connector.count("SELECT COUNT(*) FROM reconciliations")).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM reconciliations WHERE state = 'done'") == 1);
    }

    @Test
    void aComparisonThatBreaksOffEachTimeIsGivenUpAndTheShopIsReadOn(CapturedOutput output) {
        hooks.before("orders.reconcile.search", () -> {
            throw new IllegalStateException("planted");
        });
        connector.asAdmin("POST", "/shops/" + shop + "/reconciliation", "{}");
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM reconciliations WHERE state = 'failed' AND attempts = 6")
                                == 1);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 0") == 1);
        assertThat(output)
                .contains("broke off 6 times and is given up, at last by IllegalStateException. The next night's");
        assertThat(RunningConnector.json(connector.asAdmin("GET", "/shops/" + shop + "/reconciliations", ""))
                        .at("/reconciliations/0/problem")
                        .asText())
                .isEqualTo("IllegalStateException: planted");
        assertThat(givenUp()).isEqualTo(1);

        hooks.clear();
        connector.asAdmin("POST", "/shops/" + shop + "/reconciliation", "{}");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM reconciliations WHERE state = 'done'") == 1);
        assertThat(givenUp()).isZero();
    }

    private double givenUp() {
        return connector
                .bean(MeterRegistry.class)
                .get("orders.reconciliation.given.up")
                .gauge()
                .value();
    }

    @Test
    void whatIsAskedWronglyIsAnsweredInWords() {
        String path = "/shops/" + shop + "/reconciliation";
        assertThat(connector
                        .asAdmin("POST", path, "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-02-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(connector
                        .asAdmin("POST", "/shops/nobody/reconciliation", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(connector
                        .asAdmin("GET", "/shops/" + shop + "/reconciliations/99", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(connector
                        .send(connector.request(path).POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    private JsonNode reconciled() {
        JsonNode asked = RunningConnector.json(connector.asAdmin("POST", "/shops/" + shop + "/reconciliation", "{}"));
        long id = asked.path("id").asLong();
        assertThat(id).as(asked.toString()).isPositive();
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET active = TRUE, poll_due_at = SYSDATE(6)"));
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM reconciliations WHERE id = ? AND state = 'done'", id)
                        == 1);
        return RunningConnector.json(connector.asAdmin("GET", "/shops/" + shop + "/reconciliations/" + id, ""));
    }

    /** Until the shop is read up to the sandbox's time. */
    private void awaitCursor() {
        long now = sandbox.clock().seconds();
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM shops WHERE UNIX_TIMESTAMP(cursor_at) >= ?", now) == 1);
    }

    /** Until the reconciliation is asked for nobody mends what is planted. */
    private void pauseReading() {
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET active = FALSE"));
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE lease_until IS NULL") == 1);
    }

    private void acknowledge(String orderId) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("orders").addObject().put("order_id", orderId).put("import_completed", true);
        assertThat(connector.orderSource(key, "acknowledge_orders", body).statusCode())
                .isEqualTo(200);
    }

    private void change(String sql, String orderId) {
        int rows = connector.sql(jdbc -> jdbc.update(sql, orderId));
        assertThat(rows).isEqualTo(1);
    }

    private void edit(String orderId, String patch) {
        try {
            sandbox.control().orders().edit(orderId, (ObjectNode) JSON.readTree(patch));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String oneLine(String orderId) {
        ArrayNode first = JSON.createArrayNode();
        first.add(sandbox.control().orders().show(orderId).at("/line_items/0"));
        return first.toString();
    }

    /** The search's answer with one order twice and another left out. */
    private static byte[] altered(byte[] body, String twice, String leftOut) {
        try {
            ObjectNode answer = (ObjectNode) JSON.readTree(body);
            if (answer.at("/data/orders") instanceof ArrayNode orders) {
                for (int i = orders.size() - 1; i >= 0; i--) {
                    String id = orders.get(i).path("id").asText();
                    if (id.equals(leftOut)) {
                        orders.remove(i);
                    } else if (id.equals(twice)) {
                        orders.insert(i, orders.get(i).deepCopy());
                    }
                }
            }
            return JSON.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
