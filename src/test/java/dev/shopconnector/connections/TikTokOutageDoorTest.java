package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.testing.Door;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ShipStation is told when TikTok Shop, the seller or the connector itself fails. Each test has a seller of its own. */
class TikTokOutageDoorTest {
    private static final String SHOPS = "/authorization/202309/shops";
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(5));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX,
            EmbeddedMariaDb.shared().freshUrl(),
            "order-source.longest-answer-millis=2000",
            "tiktok.longest-wait-on-the-line-millis=200",
            "tiktok.rate-limited.base-delay=10ms",
            "tiktok.transient-error.base-delay=10ms");
    private static final Door DOOR = new Door(CONNECTOR);

    private static String untouched = "";

    private String seller = "";
    private String key = "";

    @BeforeAll
    static void connectAnotherStore() {
        untouched = connect(SANDBOX.control().sellers().all().get(0).id());
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @BeforeEach
    void connectAStore() {
        seller = SANDBOX.control().sellers().add("Seller", 1, 5).id();
        key = connect(seller);
        assertThat(validate(key).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void theOtherStoreIsWell() {
        SANDBOX.control().clearFaults();
        assertThat(DOOR.ask(untouched, "validate_connection", Door.body()).statusCode())
                .isEqualTo(200);
        assertThat(DOOR.answer(untouched, "sales_orders_export", Door.body()).path("sales_orders"))
                .isNotEmpty();
    }

    private static String connect(String sellerId) {
        String made = CONNECTOR.connect(sellerId, SANDBOX.clock().instant().minus(Duration.ofDays(90)));
        await().atMost(Duration.ofSeconds(30)).until(() -> !DOOR.answer(made, "sales_orders_export", Door.body())
                .path("sales_orders")
                .isEmpty());
        return made;
    }

    @Test
    void anExpiredAccessTokenIsRenewedUnseen() {
        SANDBOX.control().sellers().expireAccessToken(seller);

        HttpResponse<String> answer = validate(key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anExpiredConsentIsAnsweredWithTheBodyThatMerchantsKnow() {
        SANDBOX.control()
                .fault(Fault.envelope(200, 36004001, "rt has expired")
                        .on("/api/v2/token/refresh")
                        .times(0));
        SANDBOX.control()
                .fault(Fault.envelope(401, 105002, "access token is expired, please refresh it")
                        .on(SHOPS)
                        .times(0));
        validate(key);
        SANDBOX.control().clearFaults();

        unauthorized(
                "HTTP code: 401 (Unauthorized). Error code: 105002. Error message: 'access token is expired, please"
                        + " refresh it'.");
    }

    @Test
    void aRevokedConsentIsAnsweredInTikToksOwnWords() {
        SANDBOX.control().sellers().revoke(seller, RefreshRefusal.NO_RECORD);
        validate(key);

        String[] error = CONNECTOR
                .sql(jdbc -> jdbc.queryForObject(
                        "SELECT CONCAT_WS('|', error_http_status, error_code, error_message) FROM connections"
                                + " WHERE state = 'needs_reauthorization' AND error_code <> '105002'",
                        String.class))
                .split("\\|", -1);
        assertThat(error[1]).isEqualTo("36009004");
        unauthorized("HTTP code: " + error[0] + " (" + (error[0].equals("401") ? "Unauthorized" : "Bad Request")
                + "). Error code: " + error[1] + ". Error message: '" + error[2] + "'.");
    }

    /** Exactly two keys, in this order, for both operations. */
    private void unauthorized(String tiktok) {
        for (String operation : new String[] {"validate_connection", "sales_orders_export"}) {
            ObjectNode request = Door.body();
            HttpResponse<String> answer = DOOR.ask(key, operation, request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"TikTok API returned an error. " + tiktok + "\",\"transaction_id\":\""
                            + request.path("transaction_id").asText() + "\"}");
        }
    }

    @Test
    void throttlingIsPassedOnAtOnceWithItsPause() {
        SANDBOX.control().fault(Fault.throttle(30).on(SHOPS).times(1));

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = validate(key);
            assertThat(answer.statusCode()).isEqualTo(429);
            JsonNode error = RunningConnector.json(answer);
            assertThat(error.path("retry_after_seconds").asInt()).isBetween(25, 30);
            assertThat(Instant.parse(error.path("retry_after_time").asText()))
                    .isAfter(SANDBOX.clock().instant().plusSeconds(20));
        }
    }

    @Test
    void throttlingWithoutAPauseIsTriedAgainThenPassedOn() {
        SANDBOX.control().fault(Fault.throttle(-1).on(SHOPS).times(2));
        assertThat(validate(key).statusCode()).isEqualTo(200);

        SANDBOX.control().fault(Fault.throttle(-1).on(SHOPS).times(0));
        assertThat(validate(key).statusCode()).isEqualTo(429);
    }

    @Test
    void aTikTokThatFailsIsA520() {
        SANDBOX.control().fault(Fault.of(FaultKind.INTERNAL_ERROR).on(SHOPS).times(2));
        assertThat(validate(key).statusCode()).isEqualTo(200);

        down(Fault.of(FaultKind.INTERNAL_ERROR), 500);
        down(Fault.of(FaultKind.UNAVAILABLE), 503);
        down(Fault.of(FaultKind.RESET), 0);
        down(Fault.of(FaultKind.TRUNCATE), 200);
    }

    private void down(Fault fault, int httpStatus) {
        SANDBOX.control().fault(fault.on(SHOPS).times(0));
        HttpResponse<String> answer = validate(key);
        SANDBOX.control().clearFaults();

        assertThat(answer.statusCode()).isEqualTo(520);
        assertThat(RunningConnector.json(answer)
                        .at("/detailed_errors/0/external_http_status_code")
                        .asInt())
                .isEqualTo(httpStatus);
    }

    @Test
    void shipStationDoesNotWaitForATikTokThatStalls() {
        SANDBOX.control().fault(Fault.stall(Duration.ofSeconds(6)).on(SHOPS));

        long begun = System.nanoTime();
        HttpResponse<String> answer = validate(key);
        assertThat(answer.statusCode()).isEqualTo(520);
        assertThat(answer.body()).contains("has not answered in time");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatOnlyAPersonCanLiftIsTold() {
        SANDBOX.control().fault(Fault.envelope(403, 105005, "scope is missing").on(SHOPS));

        HttpResponse<String> answer = validate(key);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("105005", "scope is missing");
    }

    @Test
    void aFaultOfTheConnectorTellsNothingButTheTransactionId() {
        CONNECTOR.sql(jdbc -> jdbc.update("RENAME TABLE orders TO orders_away"));
        try {
            for (String operation : new String[] {"sales_orders_export", "acknowledge_orders"}) {
                ObjectNode request = Door.body();
                request.putArray("orders").addObject().put("order_id", "1");
                HttpResponse<String> answer = DOOR.ask(key, operation, request);
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body())
                        .contains(request.path("transaction_id").asText())
                        .doesNotContain("SQL", "SELECT", "orders", "table");
            }
        } finally {
            CONNECTOR.sql(jdbc -> jdbc.update("RENAME TABLE orders_away TO orders"));
        }
    }

    private static HttpResponse<String> validate(String key) {
        return DOOR.ask(key, "validate_connection", Door.body());
    }
}
