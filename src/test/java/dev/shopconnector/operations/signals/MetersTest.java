package dev.shopconnector.operations.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What is measured, under which names, and that alerts and dashboard ask for nothing else. */
class MetersTest {
    /** Alerts, dashboards and other people's files name these: change one and you break them. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("orders_stored_total", "rule verdict"),
            Map.entry("orders_handed_out_total", ""),
            Map.entry("orders_reconciliation_differences_total", "healed kind"),
            Map.entry("orders_reconciliation_open", ""),
            Map.entry("orders_reconciliation_given_up", ""),
            Map.entry("connector_routes_refused", ""),
            Map.entry("connector_routes_reloads_total", "result"),
            Map.entry("webhooks_received_total", "outcome"),
            Map.entry("webhooks_acted_total", "effect"),
            Map.entry("parcels_attempts_total", "outcome"),
            Map.entry("parcels_open", "state"),
            Map.entry("parcels_oldest_waiting_seconds", ""),
            Map.entry("shops_connected", "state"),
            Map.entry("shops_lag_seconds", "share"),
            Map.entry("tiktok_calls_seconds_count", "operation result"),
            Map.entry("tiktok_calls_seconds_sum", "operation result"),
            Map.entry("tiktok_calls_seconds_max", "operation result"),
            Map.entry("tokens_access_least_seconds", ""),
            Map.entry("tokens_refresh", "left"),
            Map.entry("tokens_refresh_least_seconds", ""));

    private static final Pattern SAMPLE = Pattern.compile("^([a-z_:]+)(?:\\{(.*)\\})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Pattern OURS =
            Pattern.compile("\\b(connector|orders|parcels|shops|tiktok|tokens|webhooks)_[a-z_]+");
    private static final String METRICS_KEY = "metrics-key-for-tests";
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX,
            EmbeddedMariaDb.shared().freshUrl(),
            "connector.metrics.key=" + METRICS_KEY,
            "connector.metrics.kept-millis=0");
    private static final String KEY = CONNECTOR.connect("1", Instant.parse("2026-08-01T00:00:00Z"));

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    private record Sample(String name, Map<String, String> labels, double value) {}

    @Test
    void namesAndLabelsAreTheseAndNoOther() {
        somethingHappens();
        Map<String, String> labels = new TreeMap<>();
        for (Sample sample : scrape()) {
            if (OURS.matcher(sample.name()).matches()) {
                labels.merge(
                        sample.name(),
                        String.join(" ", new TreeSet<>(sample.labels().keySet())),
                        MetersTest::joined);
            }
        }
        assertThat(labels).containsExactlyInAnyOrderEntriesOf(NAMES);
    }

    private static String joined(String one, String other) {
        return Stream.of((one + " " + other).split(" "))
                .filter(label -> !label.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void figuresSayWhatHappened() {
        somethingHappens();
        assertThat(value("orders_stored_total", "verdict", "hold")).isPositive();
        assertThat(value("orders_stored_total", "rule", "on-hold")).isPositive();
        assertThat(value("orders_handed_out_total")).isPositive();
        assertThat(value("parcels_attempts_total", "outcome", "accepted")).isPositive();
        assertThat(value("parcels_open", "state", "refused")).isEqualTo(1);
        assertThat(value("tiktok_calls_seconds_count", "result", "ok")).isPositive();
        assertThat(value("shops_connected", "state", "active")).isEqualTo(1);
        assertThat(value("shops_lag_seconds", "share", "1")).isLessThan(3600);
        assertThat(value("tokens_refresh_least_seconds")).isPositive();
    }

    @Test
    void noLabelNamesAShopAnOrderOrAPerson() {
        somethingHappens();
        String shop = SANDBOX.control().sellers().all().get(0).shops().get(0).id();
        assertThat(scrapeText().body()).doesNotContain(shop);
    }

    @Test
    void onlyWhoHasAKeyReadsFiguresAndTheStateOfShops() {
        for (String path : List.of("/actuator/prometheus", "/actuator/shops")) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, KEY).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, METRICS_KEY).statusCode()).as(path).isEqualTo(200);
            assertThat(CONNECTOR.asAdmin("GET", path, "").statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get("/actuator/metrics", METRICS_KEY).statusCode()).isEqualTo(404);
        assertThat(get("/actuator/env", METRICS_KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void oneSellersEndedAuthorisationIsReportedAndTakesNoNodeDown() {
        Seller seller = SANDBOX.control().sellers().add("Lapsed", 1, 0);
        String shop = seller.shops().get(0).id();
        CONNECTOR.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
        CONNECTOR.sql(jdbc -> jdbc.update(
                "UPDATE connections SET state = 'needs_reauthorization' WHERE id = (SELECT connection_id FROM shops"
                        + " WHERE id = ?)",
                shop));
        try {
            JsonNode report = RunningConnector.json(get("/actuator/shops", METRICS_KEY));
            assertThat(report.path("attention").asInt()).isPositive();
            assertThat(report.path("shops").get(0).path("attention").asBoolean())
                    .isTrue();
            assertThat(report.path("shops"))
                    .filteredOn(line -> line.path("shop").asText().equals(shop))
                    .singleElement()
                    .satisfies(line -> assertThat(line.path("state").asText()).isEqualTo("NEEDS_REAUTHORIZATION"));
            assertThat(value("shops_connected", "state", "needs_reauthorization"))
                    .isPositive();
            for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
                HttpResponse<String> health = get(path, null);
                assertThat(health.statusCode()).as(path).isEqualTo(200);
                assertThat(RunningConnector.json(health).path("status").asText())
                        .as(path)
                        .isEqualTo("UP");
                assertThat(health.body()).doesNotContain(shop);
            }
        } finally {
            CONNECTOR.sql(jdbc -> jdbc.update("DELETE FROM orders WHERE shop_id = ?", shop)
                    + jdbc.update("DELETE FROM shops WHERE id = ?", shop));
        }
    }

    @Test
    void aShopThatIsFarBehindNeedsSomebodyUnlessItsOrdersComeInByHandOnly() {
        Seller seller = SANDBOX.control().sellers().add("Far behind", 1, 0);
        String shop = seller.shops().get(0).id();
        CONNECTOR.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
        // Not due for a day, as when nobody gets round to it.
        CONNECTOR.sql(jdbc -> jdbc.update("UPDATE shops SET paused_at = SYSDATE(6) WHERE id = ?", shop));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        CONNECTOR.count("SELECT COUNT(*) FROM shops WHERE lease_until IS NULL AND id = ?", shop) == 1);
        CONNECTOR.sql(jdbc -> jdbc.update(
                "UPDATE shops SET cursor_at = SYSDATE(6) - INTERVAL 90 DAY, poll_due_at = SYSDATE(6) + INTERVAL 1 DAY,"
                        + " paused_at = NULL WHERE id = ?",
                shop));
        try {
            JsonNode behind = reported(shop);
            assertThat(behind.path("attention").asBoolean()).isTrue();
            assertThat(behind.path("lagSeconds").asLong()).isGreaterThan(86_400);
            assertThat(value("shops_lag_seconds", "share", "1")).isGreaterThan(86_400);

            CONNECTOR.sql(jdbc -> jdbc.update(
                    "INSERT INTO store_settings (shop_id, settings, version, changed_at, changed_by) VALUES (?,"
                            + " '{\"manualImportOnly\":true}', 1, SYSDATE(6), 'a test')",
                    shop));
            JsonNode byHand = reported(shop);
            assertThat(byHand.path("attention").asBoolean()).isFalse();
            assertThat(byHand.path("lagSeconds").isNumber()).isFalse();
            assertThat(value("shops_lag_seconds", "share", "1")).isLessThan(3600);
        } finally {
            CONNECTOR.sql(jdbc -> jdbc.update("DELETE FROM store_settings WHERE shop_id = ?", shop)
                    + jdbc.update("DELETE FROM shops WHERE id = ?", shop));
        }
    }

    private static JsonNode reported(String shop) {
        for (JsonNode line :
                RunningConnector.json(get("/actuator/shops", METRICS_KEY)).path("shops")) {
            if (line.path("shop").asText().equals(shop)) {
                return line;
            }
        }
        throw new AssertionError("the report lacks shop " + shop);
    }

    @Test
    void everyAlertNamesMetricsThatThereAreAndAPageThatThereIs() throws IOException {
        List<String> anchors = Files.readAllLines(Path.of("docs/operations.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> anchor(line.substring(3)))
                .toList();
        JsonNode file =
                new ObjectMapper().valueToTree(new Yaml().<Object>load(Files.readString(Path.of("ops/alerts.yaml"))));
        List<JsonNode> rules = new ArrayList<>();
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        assertThat(rules).hasSizeGreaterThan(8).allSatisfy(rule -> {
            String name = rule.path("alert").asText();
            assertThat(asked(rule.path("expr").asText())).as(name).isNotEmpty().isSubsetOf(NAMES.keySet());
            String page = rule.at("/annotations/page").asText();
            assertThat(page).startsWith("docs/operations.md#");
            assertThat(anchors).as(name).contains(page.substring(page.indexOf('#') + 1));
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        });
    }

    @Test
    void theDashboardAsksForMetricsThatThereAreAndForEachOfThem() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("ops/dashboard.json").toFile());
        Set<String> asked = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(query -> asked.addAll(asked(query)));
        TreeSet<String> expected = new TreeSet<>(NAMES.keySet());
        expected.remove("tiktok_calls_seconds_max");
        assertThat(asked).isEqualTo(expected);
    }

    @Test
    void thePageForOperatorsExplainsEachMetric() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));
        assertThat(NAMES.keySet())
                .filteredOn(name -> !name.startsWith("tiktok_calls_seconds_"))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(page).contains("`tiktok_calls_seconds`");
    }

    private static Set<String> asked(String query) {
        Set<String> asked = new TreeSet<>();
        Matcher names = OURS.matcher(query);
        while (names.find()) {
            asked.add(names.group());
        }
        return asked;
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .strip()
                .replace(' ', '-');
    }

    /** An order that is held, one that is handed out and shipped, one parcel that is refused, and a webhook. */
    private static synchronized void somethingHappens() {
        if (CONNECTOR.count("SELECT COUNT(*) FROM parcels WHERE state = 'accepted'") > 0) {
            return;
        }
        String held = SANDBOX.control().orders().place(NewOrder.paidNow());
        String good = SANDBOX.control()
                .orders()
                .place(NewOrder.shippable(SANDBOX.clock().instant()));
        for (String id : List.of(held, good)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", id) == 1);
        }
        CONNECTOR.sql(jdbc -> jdbc.update(
                "INSERT INTO webhooks (id, type, shop_id, order_ids, sent_at, received_at) SELECT 'odd', 99, id, '[]', 1,"
                        + " SYSDATE(6) FROM shops"));
        CONNECTOR.export(KEY, Instant.EPOCH);
        ship(good, "carrier nobody knows", "449044304137821");
        ship(good, "ups", "1Z999AA10123456784");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM parcels WHERE state = 'accepted'") == 1
                        && CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE effect IS NOT NULL") == 1);
    }

    private static void ship(String order, String carrier, String number) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", number)
                .put("order_id", order)
                .put("carrier_code", carrier)
                .put("tracking_number", number);
        assertThat(CONNECTOR.orderSource(KEY, "shipment_notification", body).statusCode())
                .isEqualTo(200);
    }

    private static double value(String name, String... label) {
        return scrape().stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample ->
                        label.length == 0 || label[1].equals(sample.labels().get(label[0])))
                .mapToDouble(Sample::value)
                .sum();
    }

    private static HttpResponse<String> scrapeText() {
        HttpResponse<String> answer = get("/actuator/prometheus", METRICS_KEY);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static List<Sample> scrape() {
        return scrapeText()
                .body()
                .lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .map(line -> {
                    Map<String, String> labels = new TreeMap<>();
                    Matcher label = LABEL.matcher(line.group(2) == null ? "" : line.group(2));
                    while (label.find()) {
                        labels.put(label.group(1), label.group(2));
                    }
                    return new Sample(line.group(1), labels, Double.parseDouble(line.group(3)));
                })
                .toList();
    }

    private static HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String key) {
        var request = CONNECTOR.request(path).GET();
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return CONNECTOR.send(request);
    }
}
