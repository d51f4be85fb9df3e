package dev.shopconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.WishRefusedException;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Personal data is planted wherever TikTok and ShipStation may tell it, and looked for after its term. */
class RetentionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2026-08-01T00:00:00Z");
    private static final String CANARY = "CANARY";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final Seller seller = sandbox.control().sellers().add("Retention", 1, 0);
    private final String shop = seller.shops().get(0).id();
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> capture = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage()
                    + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            EmbeddedMariaDb.shared().freshUrl(),
            "orders.erase.every-millis=100",
            "orders.erase.first-after-millis=0",
            "shipments.push.tick-millis=50");
    private final String key = connector.connect(seller.id(), LONG_AGO);
    private final DatabaseGrep grep = new DatabaseGrep(connector);

    @BeforeEach
    void listen() {
        capture.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(capture);
        ((Logger) LoggerFactory.getLogger("dev.shopconnector")).setLevel(Level.TRACE);
        ((Logger) LoggerFactory.getLogger("org.apache.camel")).setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(capture);
        ((Logger) LoggerFactory.getLogger("dev.shopconnector")).setLevel(null);
        ((Logger) LoggerFactory.getLogger("org.apache.camel")).setLevel(null);
    }

    @Test
    void aMonthAfterAnOrderWasClosedNothingOfItsBuyerIsLeftAndNothingComesBack() {
        String order = planted();
        String open = planted();
        connector.export(key, Instant.EPOCH);
        String accepted = ship(order, "ups", "1Z999AA10123456784");
        String refused = ship(planted(), "carrier nobody knows", "CANARYTRACKING1");
        String refusedOrder = orderOf(refused);
        String givenUp = ship(planted(), "other", "449044304137821");
        String givenUpOrder = orderOf(givenUp);
        assertThat(post("/parcels/" + givenUp + "/give-up", "{\"note\":\"CANARYNOTE called\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(grep.places(CANARY))
                .as("the grep finds what is planted")
                .contains(
                        "orders.payload",
                        "orders.ship_to",
                        "orders.sales_order",
                        "parcels.notification",
                        "parcels.tracking_number",
                        "parcels.reason",
                        "parcels.journey");

        for (String closed : List.of(order, refusedOrder, givenUpOrder)) {
            sandbox.control().orders().setStatus(closed, closed.equals(order) ? "COMPLETED" : "CANCELLED");
            await().atMost(SOON)
                    .until(() -> connector.count(
                                    "SELECT COUNT(*) FROM orders WHERE order_id = ?"
                                            + " AND tiktok_status IN ('COMPLETED', 'CANCELLED')",
                                    closed)
                            == 1);
        }
        String onItsWay = planted();
        sandbox.control().orders().setStatus(onItsWay, "IN_TRANSIT");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'IN_TRANSIT'") == 1);
        advance(Duration.ofDays(29));
        awaitATickOfTheErasure();
        assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL"))
                .isZero();

        advance(Duration.ofDays(2));
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL") == 2);
        advance(Duration.ofDays(40));
        awaitATickOfTheErasure();
        assertThat(connector.count(
                        "SELECT COUNT(*) FROM orders WHERE order_id IN (?, ?, ?) AND erased_at IS NULL"
                                + " AND payload IS NOT NULL AND ship_to IS NOT NULL AND sales_order IS NOT NULL",
                        open,
                        onItsWay,
                        refusedOrder))
                .as("an order that is open, on its way, or has a parcel that a person must settle keeps what it needs")
                .isEqualTo(3);
        assertThat(post("/parcels/" + refused + "/give-up", "{\"note\":\"CANARYNOTE\"}")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL") == 3);

        connector.sql(jdbc -> jdbc.update("DELETE FROM orders WHERE order_id IN (?, ?)", open, onItsWay));
        readAgain(order);
        assertThat(sandbox.control().orders().show(order).toString())
                .as("TikTok still tells it")
                .contains(CANARY);
        assertThat(grep.places(CANARY)).isEmpty();
        assertThat(grep.places("10123456784")).isEmpty();
        assertThat(logged).isNotEmpty().noneMatch(line -> line.toUpperCase(Locale.ROOT)
                .contains(CANARY));

        assertErasedOrderIsExplained(order, accepted);
        assertThat(connector.export(key, Instant.EPOCH))
                .noneMatch(one -> one.path("order_id").asText().equals(order));
        assertThat(acknowledged(order)).isTrue();
        assertThatThrownBy(() -> connector.bean(ImportWishes.class).reimport(shop, order, "mia"))
                .isInstanceOf(WishRefusedException.class)
                .hasMessageContaining("was erased on");
        assertThat(post("/parcels/" + refused + "/replay", "").statusCode()).isEqualTo(400);
        assertThat(records("closed")).isEqualTo(3);
    }

    private boolean acknowledged(String order) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("orders").addObject().put("order_id", order);
        return RunningConnector.json(connector.orderSource(key, "acknowledge_orders", body))
                .findValue("succeeded")
                .asBoolean();
    }

    private void assertErasedOrderIsExplained(String order, String parcel) {
        JsonNode told = connector.explanation(key, order);
        assertThat(told.path("summary").asText())
                .startsWith("ShipStation has it.")
                .contains("was erased at");
        assertThat(told.path("personal_data_erased_at").asText()).isNotEmpty();
        assertThat(told.path("what_to_do").isMissingNode()
                        || told.path("what_to_do").isNull())
                .isTrue();
        HttpResponse<String> one = get("/parcels/" + parcel + "/explanation");
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(RunningConnector.json(one).path("state").asText()).isEqualTo("accepted");
        assertThat(RunningConnector.json(one).path("tracking_number").asText()).isEqualTo("…6784");
        assertThat(get("/parcels?state=given_up").statusCode()).isEqualTo(200);
    }

    @Test
    void aParcelThatComesForAnErasedOrderIsKeptForAPersonAndErasedOnceSettled() {
        String order = planted();
        sandbox.control().orders().setStatus(order, "COMPLETED");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'COMPLETED'") == 1);
        advance(Duration.ofDays(31));
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL") == 1);

        String late = ship(order, "ups", "1Z999AA10123456784");
        assertThat(get("/parcels/" + late + "/explanation").body()).contains("Refused; a person must act.");
        assertThat(grep.places(CANARY)).containsExactly("parcels.notification");

        connector.sql(jdbc -> jdbc.update("UPDATE parcels SET created_at = '2020-01-01'"));
        awaitATickOfTheErasure();
        assertThat(grep.places(CANARY)).as("a person has not settled it yet").containsExactly("parcels.notification");
        assertThat(post("/parcels/" + late + "/give-up", "{\"note\":\"CANARYNOTE\"}")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(grep.places(CANARY)).isEmpty());
    }

    @Test
    void aShopThatTikTokRefusesLosesItsDataAndGetsItsOpenOrdersBackWithItsSeller() {
        String open = planted();
        String over = planted();
        String endsMeanwhile = planted();
        String maybeCancelled = planted();
        connector.export(key, Instant.EPOCH);
        sandbox.control().orders().setStatus(over, "COMPLETED");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'COMPLETED'") == 1);
        connector.sql(jdbc -> jdbc.update(
                "UPDATE connections SET state = 'needs_reauthorization', stopped_at = SYSDATE(6) - INTERVAL 29 DAY"));
        awaitATickOfTheErasure();
        assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL"))
                .isZero();

        connector.sql(jdbc -> jdbc.update("UPDATE connections SET stopped_at = SYSDATE(6) - INTERVAL 31 DAY"));
        await().atMost(SOON).untilAsserted(() -> assertThat(grep.places(CANARY)).isEmpty());
        assertThat(records("authorisation-ended")).isEqualTo(4);
        String told = connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT details FROM audit WHERE action = 'store.erased' AND shop_id = ?", String.class, shop));
        assertThat(told).startsWith("4 orders and 0 parcels.");
        sandbox.control().orders().setStatus(endsMeanwhile, "CANCELLED");
        sandbox.control().orders().requestCancel(maybeCancelled);

        connector.sql(jdbc -> jdbc.update("UPDATE connections SET state = 'active', stopped_at = NULL"));
        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND erased_at IS NULL"
                                        + " AND payload IS NOT NULL",
                                open)
                        == 1);
        assertThat(connector.count(
                        "SELECT COUNT(*) FROM orders WHERE order_id = ? AND erased_at IS NOT NULL"
                                + " AND payload IS NULL",
                        over))
                .isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(connector
                        .explanation(key, endsMeanwhile)
                        .path("what_to_do")
                        .asText())
                .as("ShipStation has it as open, and TikTok masks the address of what was cancelled")
                .startsWith("Look for the order in ShipStation and end it there"));
        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND erased_at IS NULL", maybeCancelled)
                        == 1);
        assertThat(connector.export(key, Instant.EPOCH))
                .noneMatch(one -> one.path("order_id").asText().equals(endsMeanwhile))
                .as("ShipStation has it as open, and is told to wait while the buyer may cancel")
                .anyMatch(one -> one.path("order_id").asText().equals(maybeCancelled)
                        && one.path("status").asText().equals("OnHold"));
    }

    @Test
    void theDataOfAShopThatIsNotReadIsErasedOnRequestAndThatOfOneThatIsReadIsNot() {
        planted();
        assertThat(connector.asAdmin("POST", "/shops/" + shop + "/erasure", "").statusCode())
                .isEqualTo(409);
        assertThat(connector.asAdmin("POST", "/shops/nobody/erasure", "").statusCode())
                .isEqualTo(404);
        assertThat(connector
                        .send(connector.request("/shops/" + shop + "/erasure").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);

        connector.sql(
                jdbc -> jdbc.update("UPDATE connections SET state = 'needs_reauthorization', stopped_at = SYSDATE(6)"));
        assertThat(connector.asAdmin("POST", "/shops/" + shop + "/erasure", "").statusCode())
                .isEqualTo(202);
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE erase_asked_by IS NULL") == 1);

        assertThat(grep.places(CANARY)).isEmpty();
        JsonNode records = RunningConnector.json(connector.asAdmin("GET", "/shops/" + shop + "/erasures", ""));
        assertThat(records.at("/erasures/0/kind").asText()).isEqualTo("requested");
        assertThat(records.at("/erasures/0/asked_by").asText()).isEqualTo("admin key");
        assertThat(records.at("/erasures/0/orders").asInt()).isEqualTo(1);
        assertThat(connector.count("SELECT COUNT(*) FROM audit WHERE action = 'store.erase' AND shop_id = ?", shop))
                .isEqualTo(1);
    }

    @Test
    void openOrdersOfAnErasedStoreAreFollowedAgainWhereverTheReadingBegins() {
        String open = planted();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders") == 1);
        connector.export(key, Instant.EPOCH);
        String endsUnseen = planted();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders") == 2);
        connector.sql(jdbc -> jdbc.update(
                "UPDATE connections SET state = 'needs_reauthorization', stopped_at = SYSDATE(6) - INTERVAL 31 DAY"));
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL") == 2);
        sandbox.control().orders().setStatus(endsUnseen, "COMPLETED");
        sandbox.clock().advance(Duration.ofHours(1));
        long now = sandbox.clock().seconds();
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET import_from = FROM_UNIXTIME(?)", now));

        connector.sql(jdbc -> jdbc.update("UPDATE connections SET state = 'active', stopped_at = NULL"));

        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND erased_at IS NULL"
                                        + " AND payload IS NOT NULL",
                                open)
                        == 1);
        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND erased_at IS NOT NULL"
                                        + " AND payload IS NULL AND review_at IS NULL",
                                endsUnseen)
                        == 1);
    }

    @Test
    void anErasedNumberIsToldToNobodyAndPassesForNoOther() {
        String order = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()).withUnits(2), 1)
                .get(0);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 1);
        connector.export(key, Instant.EPOCH);
        JsonNode lines = sandbox.control().orders().show(order).path("line_items");
        String accepted = ship(order, "ups", "1Z999AA10123456784", lines.path(0));
        awaitState(accepted, "accepted");
        connector.sql(
                jdbc -> jdbc.update("UPDATE connections SET state = 'needs_reauthorization', stopped_at = SYSDATE(6)"));
        String replaced = ship(order, "ups", "1Z999AA10000000007", lines.path(1));
        String waiting = ship(order, "ups", "1Z999AA10000000008", lines.path(1));
        awaitState(replaced, "replaced");
        awaitState(waiting, "waiting");

        connector.sql(jdbc -> jdbc.update("UPDATE connections SET stopped_at = SYSDATE(6) - INTERVAL 31 DAY"));
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM parcels WHERE erased_at IS NOT NULL") == 3);
        connector.sql(jdbc -> jdbc.update("UPDATE connections SET state = 'active', stopped_at = NULL"));
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NULL") == 1);

        assertThat(post("/parcels/" + replaced + "/replay", "").body()).contains("was erased");
        assertThat(get("/parcels/" + waiting + "/explanation").body()).contains("enter its tracking number");
        String rest = ship(order, "ups", "1Z999AA10000000009", lines.path(1));
        awaitState(rest, "accepted");
        assertThat(ship(order, "ups", "1Z999AA10000000007", lines.path(1))).isEqualTo(replaced);
        assertThat(ship(order, "ups", "1Z999AA10000000008", lines.path(1))).isEqualTo(waiting);

        assertThat(sandbox.control().orders().show(order).findValuesAsText("tracking_number"))
                .contains("1Z999AA10123456784", "1Z999AA10000000009")
                .noneMatch(number -> number.startsWith("…"));
        assertThat(state(accepted)).isEqualTo("accepted");
        assertThat(state(replaced)).isEqualTo("replaced");
        assertThat(state(waiting)).isEqualTo("given_up");
    }

    private void awaitState(String parcel, String state) {
        await().atMost(SOON).until(() -> state(parcel), state::equals);
    }

    private String state(String parcel) {
        return connector.sql(
                jdbc -> jdbc.queryForObject("SELECT state FROM parcels WHERE id = ?", String.class, parcel));
    }

    private int records(String kind) {
        return connector.count("SELECT COALESCE(SUM(orders), 0) FROM erasures WHERE kind = ?", kind);
    }

    /** An order that may ship, with a canary in every field that a person fills. */
    private String planted() {
        String id = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        sandbox.control()
                .orders()
                .edit(
                        id,
                        tree(
                                """
                                {"buyer_email": "canarymail@example.org", "buyer_message": "CANARYMESSAGE",
                                 "buyer_nickname": "CANARYNICK", "seller_note": "CANARYSELLERNOTE",
                                 "cpf": "CANARYCPF",
                                 "recipient_address": {"name": "CANARYNAME Smith", "first_name": "CANARYNAME",
                                  "last_name": "Smith", "phone_number": "(+1)2125550100",
                                  "address_line1": "1 CANARYSTREET", "address_detail": "1 CANARYSTREET",
                                  "full_address": "1 CANARYSTREET, Springfield",
                                  "delivery_preferences": {"drop_off_location": "CANARYDOOR"}}}
                                """));
        sandbox.control().orders().touch(id);
        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND sales_order IS NOT NULL", id)
                        == 1);
        return id;
    }

    private String ship(String order, String carrier, String trackingNumber, JsonNode... lines) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode parcel = body.putArray("notifications")
                .addObject()
                .put("notification_id", UUID.randomUUID().toString())
                .put("order_id", order)
                .put("carrier_code", carrier)
                .put("tracking_number", trackingNumber)
                .put("notes", "CANARYPARCELNOTE");
        parcel.putObject("ship_to").put("name", "CANARYNAME Smith").put("address_line_1", "1 CANARYSTREET");
        for (JsonNode line : lines) {
            parcel.withArray("items")
                    .addObject()
                    .put("line_item_id", line.path("id").asText())
                    .put("quantity", 1);
        }
        HttpResponse<String> answer = connector.orderSource(key, "shipment_notification", body);
        return RunningConnector.json(answer)
                .at("/notification_results/0/submission_id")
                .asText();
    }

    private String orderOf(String parcel) {
        return connector.sql(
                jdbc -> jdbc.queryForObject("SELECT order_id FROM parcels WHERE id = ?", String.class, parcel));
    }

    /** In steps that the access token survives or is renewed after. */
    private void advance(Duration by) {
        sandbox.clock().advance(by);
        awaitAReading();
    }

    private void awaitAReading() {
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET polled_at = '2000-01-01'"));
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at > '2001-01-01'") == 1);
    }

    /** Whatever is overdue when this is called is erased when it returns: a shop's first batch, and it says so. */
    private void awaitATickOfTheErasure() {
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET erase_asked_by = 'a test' WHERE active"));
        if (connector.count("SELECT COUNT(*) FROM connections WHERE state = 'active'") == 1) {
            await().atMost(SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE erase_asked_by IS NULL") == 1);
        } else {
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET erase_asked_by = NULL"));
            connector.bean(DataEraser.class).batch(shop);
        }
    }

    /** By its change, which the poll sees, and by its id, as a review does. */
    private void readAgain(String order) {
        sandbox.control().orders().touch(order);
        connector.sql(jdbc -> jdbc.update(
                "UPDATE orders SET review_at = '2020-01-01', tiktok_update_time = 1 WHERE order_id = ?", order));
        awaitAReading();
        awaitAReading();
    }

    private HttpResponse<String> get(String path) {
        return connector.send(
                connector.request(path).header("Authorization", "Bearer " + key).GET());
    }

    private HttpResponse<String> post(String path, String body) {
        return connector.send(connector
                .request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
