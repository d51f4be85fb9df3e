package dev.shopconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.connections.ShopAuthorizations;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the parcels and the reading of a store whose data was erased while something was under way. */
class ErasedStoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NUMBER = "1Z999AA10123456784";
    private static final String CANARY = "CANARY";
    private static final String GIVEN_UP = "given_up";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final Seller seller = sandbox.control().sellers().add("Erased", 1, 0);
    private final String shop = seller.shops().get(0).id();
    private final StepHooks hooks = new StepHooks();
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            sandbox.baseUrl(),
            EmbeddedMariaDb.shared().freshUrl(),
            hooks,
            "orders.erase.every-millis=100",
            "orders.erase.first-after-millis=0",
            "shipments.push.tick-millis=50",
            "shipments.accept.patience-millis=100");
    private final Instant from = sandbox.clock().instant().minus(Duration.ofDays(10));
    private final String key = connector.connect(seller.id(), from);
    private final DatabaseGrep grep = new DatabaseGrep(connector);

    @AfterEach
    void stop() {
        hooks.clear();
        connector.close();
        sandbox.close();
    }

    @Test
    void aNumberThatIsToldAgainIsToldToTikTokAndTheOrderSaysUntilThenThatItWasNot() {
        String order = placed(1);
        end();
        String parcel = ship(order, NUMBER);
        awaitState(parcel, "waiting");
        erase();
        assertThat(state(parcel)).isEqualTo(GIVEN_UP);
        assertThat(explained(order).path("what_to_do").asText())
                .contains("…6784")
                .contains("Seller Center");
        reconnect(order);

        JsonNode told = explained(order);
        assertThat(told.path("summary").asText()).contains("…6784").contains("was given up");
        assertThat(told.path("what_to_do").asText()).contains("…6784").contains("Seller Center");
        assertThat(ship(order, NUMBER)).isEqualTo(parcel);
        awaitState(parcel, "accepted");

        assertThat(numbers(order)).containsExactly(NUMBER);
        assertThat(uploads()).isEqualTo(1);
        assertThat(one(parcel).path("tracking_number").asText()).isEqualTo(NUMBER);
        assertThat(one(parcel).path("personal_data_erased_at").isValueNode()
                        && !one(parcel).path("personal_data_erased_at").isNull())
                .isFalse();
        assertThat(explained(order).path("what_to_do").asText("")).doesNotContain("6784");
    }

    @Test
    void oneThatIsToldAgainBeforeItsOrderWasReadGoesOnByItself() {
        String order = placed(1);
        end();
        String parcel = ship(order, NUMBER);
        awaitState(parcel, "waiting");
        erase();

        assertThat(ship(order, NUMBER)).isEqualTo(parcel);
        awaitState(parcel, "waiting");
        reconnect(order);

        awaitState(parcel, "accepted");
        assertThat(uploads()).isEqualTo(1);
    }

    @Test
    void oneThatTikTokTookWithoutOurKnowingIsNotUploadedAgain() {
        String order = placed(1);
        sandbox.control()
                .fault(Fault.of(FaultKind.RESET)
                        .on("/fulfillment/*/orders/" + order + "/packages")
                        .afterEffect());
        String parcel = ship(order, NUMBER);
        await().atMost(SOON).until(() -> text("SELECT rule FROM parcels WHERE id = ?", parcel), "unanswered"::equals);
        end();
        erase();
        assertThat(one(parcel).path("summary").asText()).contains("may have");
        connector.connect(seller.id(), from);

        assertThat(ship(order, NUMBER)).isEqualTo(parcel);
        awaitState(parcel, "accepted");

        assertThat(text("SELECT rule FROM parcels WHERE id = ?", parcel)).isEqualTo("accepted-before");
        assertThat(uploads()).isEqualTo(1);
    }

    @Test
    void oneThatGaveWayToAnotherThatWasErasedIsToldToo() {
        String order = placed(1);
        end();
        String first = ship(order, NUMBER);
        ship(order, "1Z999AA10000000007");
        awaitState(first, "replaced");
        erase();
        reconnect(order);

        assertThat(ship(order, NUMBER)).isEqualTo(first);
        awaitState(first, "accepted");

        assertThat(numbers(order)).containsExactly(NUMBER);
        assertThat(uploads()).isEqualTo(1);
    }

    @Test
    void oneThatAPersonHadGivenUpStaysSo() {
        String order = placed(1);
        end();
        String parcel = ship(order, NUMBER);
        awaitState(parcel, "waiting");
        assertThat(post("/parcels/" + parcel + "/give-up", "{\"note\":\"by hand\"}"))
                .isEqualTo(200);
        erase();
        reconnect(order);

        assertThat(ship(order, NUMBER)).isEqualTo(parcel);

        assertThat(state(parcel)).isEqualTo(GIVEN_UP);
        assertThat(one(parcel).path("tracking_number").asText()).isEqualTo("…6784");
        assertThat(explained(order).path("what_to_do").asText("")).doesNotContain("6784");
    }

    /** Its answer is in the worker's hands when all is erased. */
    @Test
    void whatTikTokTookWhileTheStoreWasErasedIsSaidAsAcceptedWithoutItsData() throws Exception {
        String order = placed(1);
        duringOne("after shipments.send.tiktok", "shipments.push.next", () -> ship(order, NUMBER));

        String parcel = text("SELECT id FROM parcels");
        assertThat(state(parcel)).isEqualTo("accepted");
        assertThat(one(parcel).path("tracking_number").asText()).isEqualTo("…6784");
        assertThat(one(parcel).path("summary").asText()).contains("TikTok Shop has the parcel");
        assertNothingIsLeft();
        connector.connect(seller.id(), from);
        assertThat(ship(order, NUMBER)).isEqualTo(parcel);
        assertThat(state(parcel)).isEqualTo("accepted");
        assertThat(uploads()).isEqualTo(1);
        assertThat(numbers(order)).containsExactly(NUMBER);
    }

    /** TikTok took it, and the answer was lost. */
    @Test
    void whatMayHaveBeenTakenWhileTheStoreWasErasedIsRecognisedWhenItIsToldAgain() throws Exception {
        String order = placed(1);
        sandbox.control()
                .fault(Fault.of(FaultKind.RESET)
                        .on("/fulfillment/*/orders/" + order + "/packages")
                        .afterEffect());
        duringOne("before shipments.send.refused", "shipments.push.next", () -> ship(order, NUMBER));

        String parcel = text("SELECT id FROM parcels");
        assertThat(state(parcel)).isEqualTo(GIVEN_UP);
        assertThat(one(parcel).path("summary").asText()).contains("may have");
        assertNothingIsLeft();
        connector.connect(seller.id(), from);
        assertThat(ship(order, NUMBER)).isEqualTo(parcel);
        awaitState(parcel, "accepted");
        assertThat(uploads()).isEqualTo(1);
    }

    @Test
    void whatIsInAWorkersHandsWhenTheStoreIsErasedIsNotTold() throws Exception {
        String order = placed(1);
        duringOne("before shipments.send.begin", "shipments.push.next", () -> ship(order, NUMBER));

        String parcel = text("SELECT id FROM parcels");
        assertThat(state(parcel)).isEqualTo(GIVEN_UP);
        assertThat(one(parcel).path("summary").asText()).doesNotContain("may have");
        assertNothingIsLeft();
        assertThat(uploads()).isZero();
    }

    @Test
    void aPageThatWasReadBeforeAndComesToBeStoredAfterwardsIsNotStored() throws Exception {
        placed(1);
        pauseReading();
        unread();
        duringOne("before orders.poll.import", "orders.poll.next", this::readNow);

        assertNothingIsLeft();
        assertThat(connector.count("SELECT COUNT(*) FROM orders")).isEqualTo(1);
    }

    @Test
    void norIsTheFirstPageOfAStoreThatHadNoOrder() throws Exception {
        pauseReading();
        unread();
        duringOne("before orders.poll.import", "orders.poll.next", this::readNow);

        assertNothingIsLeft();
        assertThat(connector.count("SELECT COUNT(*) FROM orders")).isZero();
    }

    @Test
    void openOrdersAreFollowedAgainWhereNewOnesComeInByHandOnly() {
        String open = placed(1);
        String cancelled = placed(1);
        connector.sql(jdbc -> jdbc.update(
                "INSERT INTO store_settings (shop_id, version, settings, changed_at, changed_by)"
                        + " VALUES (?, 1, '{\"manualImportOnly\":true}', SYSDATE(6), 'mia')",
                shop));
        end();
        erase();
        sandbox.control().orders().cancel(cancelled, "BUYER");
        String neverSeen = unread();

        reconnect(open);

        await().atMost(SOON).until(() -> text("SELECT tiktok_status FROM orders WHERE order_id = ?", cancelled)
                .startsWith("CANCEL"));
        assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", neverSeen))
                .isZero();
    }

    @Test
    void anOrderThatEndedAfterItWasErasedSaysSoWhenSomebodyAsksForIt() {
        String order = unread();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order) == 1);
        end();
        erase();
        sandbox.control().orders().setStatus(order, "COMPLETED");
        connector.connect(seller.id(), from);
        ImportWishes wishes = connector.bean(ImportWishes.class);
        connector.sql(jdbc -> jdbc.update(
                "INSERT INTO reimports (shop_id, order_id, state, asked_by, asked_at, changed_at)"
                        + " VALUES (?, ?, 'waiting', 'mia', SYSDATE(6), SYSDATE(6))",
                shop,
                order));
        readNow();

        await().atMost(SOON).until(() -> wishes.orders(shop).get(0).state(), "erased"::equals);
        assertThat(explained(order).path("tiktok_status").asText()).isEqualTo("COMPLETED");
        assertThat(text("SELECT tiktok_status FROM orders WHERE order_id = ?", order))
                .isEqualTo("COMPLETED");
        assertThat(explained(order).path("personal_data_erased_at").asText()).isNotEmpty();
        assertThatThrownBy(() -> wishes.reimport(shop, order, "mia")).hasMessageContaining("because the order is over");
    }

    @Test
    void aWishThatTheSellersReturnOvertakesIsWrittenDown() {
        placed(1);
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET erase_asked_by = 'mia'"));

        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM audit WHERE action = 'store.erase-dropped'") == 1);
        assertThat(text("SELECT details FROM audit WHERE action = 'store.erase-dropped'"))
                .contains("mia")
                .contains("connected again");
        assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL"))
                .isZero();
    }

    /** Ends the authorisation and erases all at this moment of a route, once, and waits until its worker is through. */
    private void duringOne(String moment, String end, Runnable begin) throws Exception {
        CountDownLatch through = new CountDownLatch(1);
        AtomicBoolean erased = new AtomicBoolean();
        Runnable erase = () -> {
            if (!erased.getAndSet(true)) {
                end();
                erase();
            }
        };
        if (moment.startsWith("after ")) {
            hooks.after(moment.substring(6), erase);
        } else {
            hooks.before(moment.substring(7), erase);
        }
        hooks.before(end, () -> {
            if (erased.get()) {
                through.countDown();
            }
        });
        begin.run();
        assertThat(through.await(60, TimeUnit.SECONDS)).isTrue();
        hooks.clear();
    }

    private void assertNothingIsLeft() {
        assertThat(grep.places(CANARY)).isEmpty();
        assertThat(grep.places("1012345678")).isEmpty();
        assertThat(connector.count("SELECT COUNT(*) FROM shops WHERE erase_asked_by IS NOT NULL"))
                .isZero();
    }

    /** No reading is under way after this, and none begins. */
    private void pauseReading() {
        await().atMost(SOON)
                .until(() -> connector.sql(jdbc ->
                                jdbc.update("UPDATE shops SET poll_due_at = '2100-01-01' WHERE lease_until IS NULL"))
                        == 1);
    }

    private void readNow() {
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)"));
    }

    /** An order that nobody waits for. */
    private String unread() {
        return sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()).withNote("CANARYMESSAGE"), 1)
                .get(0);
    }

    private String placed(int units) {
        String id = sandbox.control()
                .orders()
                .place(
                        shop,
                        NewOrder.shippable(sandbox.clock().instant())
                                .withUnits(units)
                                .withNote("CANARYMESSAGE"),
                        1)
                .get(0);
        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND sales_order IS NOT NULL", id)
                        == 1);
        connector.export(key, Instant.EPOCH);
        return id;
    }

    private void end() {
        Instant then = sandbox.clock().instant().plusSeconds(60);
        Boolean ended = connector
                .bean(TransactionTemplate.class)
                .execute(transaction -> connector.bean(ShopAuthorizations.class).deauthorized(shop, then));
        assertThat(ended).isTrue();
        sandbox.clock().advance(Duration.ofSeconds(61));
    }

    private void erase() {
        connector.bean(ErasureDesk.class).ask(shop, "mia");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE erase_asked_by IS NULL") == 1);
    }

    private void reconnect(String order) {
        connector.connect(seller.id(), from);
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ? AND erased_at IS NULL", order)
                                == 1);
    }

    private String ship(String order, String number) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", UUID.randomUUID().toString())
                .put("order_id", order)
                .put("carrier_code", "ups")
                .put("tracking_number", number)
                .putObject("ship_to")
                .put("name", "CANARYNAME Smith");
        return RunningConnector.json(connector.orderSource(key, "shipment_notification", body))
                .at("/notification_results/0/submission_id")
                .asText();
    }

    private int post(String path, String body) {
        return connector
                .send(connector
                        .request(path)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private JsonNode explained(String order) {
        return connector.explanation(key, order);
    }

    private JsonNode one(String parcel) {
        return RunningConnector.json(connector.send(connector
                .request("/parcels/" + parcel + "/explanation")
                .header("Authorization", "Bearer " + key)
                .GET()));
    }

    private List<String> numbers(String order) {
        return sandbox.control().orders().show(order).path("line_items").findValuesAsText("tracking_number");
    }

    private long uploads() {
        return sandbox.calls().all().stream()
                .filter(call ->
                        call.path().contains("/fulfillment/") && call.path().endsWith("/packages"))
                .count();
    }

    private void awaitState(String parcel, String state) {
        await().atMost(SOON).until(() -> state(parcel), state::equals);
    }

    private String state(String parcel) {
        return text("SELECT state FROM parcels WHERE id = ?", parcel);
    }

    private String text(String query, Object... arguments) {
        return connector.sql(jdbc -> String.valueOf(jdbc.queryForObject(query, String.class, arguments)));
    }
}
