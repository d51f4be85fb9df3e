package dev.shopconnector.shipments;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.connections.Stores;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.shipstation.ShipmentNotificationRequest;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A shop at the sandbox, the connector and ShipStation, for one test class. The clock stands until a test moves it. */
final class ParcelStage implements AutoCloseable {
    static final String MUG = "MUG-FERN-GRN";
    static final String SOAP = "SOAP-BO-12";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant LONG_AGO = Instant.parse("2026-08-01T00:00:00Z");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    final RunningConnector connector;
    private final Seller seller;
    private final String key;
    private final ShippingStation station;

    /** The connector looks for due parcels often; {@code settings} as {@code name=value} win. */
    ParcelStage(String... settings) {
        this(new StepHooks(), settings);
    }

    /** The same with hooks at the routes' steps. */
    ParcelStage(StepHooks hooks, String... settings) {
        connector = RunningConnector.start(
                sandbox,
                sandbox.baseUrl(),
                EmbeddedMariaDb.shared().freshUrl(),
                hooks,
                Stream.concat(
                                Stream.of(
                                        // A call that is on its way when the clock is moved has an old timestamp.
                                        "orders.poll.refused-millis=50",
                                        "shipments.push.tick-millis=50",
                                        "shipments.accept.patience-millis=30000",
                                        "tiktok.rate-limited.base-delay=1ms",
                                        "tiktok.transient-error.base-delay=1ms"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        seller = sandbox.control().sellers().add("Parcels", 1, 0);
        key = connector.connect(seller.id(), LONG_AGO);
        station = new ShippingStation(connector, key);
    }

    ShippingStation station() {
        return station;
    }

    String key() {
        return key;
    }

    String sellerId() {
        return seller.id();
    }

    /** A UPS number that nobody had before. */
    static String number() {
        return String.format(java.util.Locale.ROOT, "1Z999AA1%010d", NUMBERS.incrementAndGet());
    }

    Instant now() {
        return sandbox.clock().instant();
    }

    void advance(Duration by) {
        sandbox.clock().advance(by);
    }

    /** An order that may ship, of so many mugs, in the connector's table. */
    String mugs(int units) {
        return placed(shippable(units));
    }

    NewOrder shippable(int units) {
        return NewOrder.shippable(now()).withUnits(units).withSkus(MUG);
    }

    /** An order that TikTok holds for another hour, of so many mugs. */
    String heldMugs(int units) {
        return placed(NewOrder.paidNow().withUnits(units).withSkus(MUG));
    }

    String placed(NewOrder wish) {
        return placed(wish, 1).get(0);
    }

    /** Orders that are in the connector's table. */
    List<String> placed(NewOrder wish, int count) {
        List<String> ids = sandbox.control().orders().place(shopId(), wish, count);
        ids.forEach(id -> await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", id) == 1));
        return ids;
    }

    String shopId() {
        return seller.shops().get(0).id();
    }

    Store store() {
        return connector.bean(Stores.class).byKey(key).orElseThrow();
    }

    /** Has this parcel taken in and does not wait for an answer; for hooks, which keep a worker from settling any. */
    void takesIn(ObjectNode parcel) {
        connector.bean(ParcelInbox.class).store(store(), new ShipmentNotificationRequest(null, null, List.of(parcel)));
    }

    /** The answer to a parcel that is told alone. */
    JsonNode tell(ObjectNode parcel) {
        return station.ships(parcel).path(0);
    }

    /** The parcel of an answer as it is in the table. */
    Parcel parcel(JsonNode answer) {
        return parcel(answer.path("submission_id").asText());
    }

    Parcel parcel(String id) {
        return connector.bean(ParcelRecords.class).find(shopId(), id).orElseThrow();
    }

    List<Parcel> parcels(String orderId) {
        return connector.bean(ParcelRecords.class).ofOrder(shopId(), orderId);
    }

    /** The parcel once it is decided by a rule of this name. */
    Parcel decided(JsonNode answer, String rule) {
        String id = answer.path("submission_id").asText();
        await().atMost(SOON).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(
                        parcel(id).rule())
                .as("%s", parcel(id).reason())
                .isEqualTo(rule));
        return parcel(id);
    }

    /** The order as TikTok shows it. */
    JsonNode atTikTok(String orderId) {
        return sandbox.control().orders().show(orderId);
    }

    List<String> lines(String orderId) {
        return atTikTok(orderId).path("line_items").findValuesAsText("id");
    }

    /** The tracking numbers of the order's lines, in their order; empty where there is none. */
    List<String> numbers(String orderId) {
        List<String> numbers = new ArrayList<>();
        atTikTok(orderId)
                .path("line_items")
                .forEach(line -> numbers.add(line.path("tracking_number").asText()));
        return numbers;
    }

    static String markPath(String orderId) {
        return "/fulfillment/202309/orders/" + orderId + "/packages";
    }

    /** How often TikTok was told of a parcel of this order, corrections left out. */
    long marks(String orderId) {
        return sandbox.calls().all().stream()
                .filter(call -> call.path().equals(markPath(orderId)))
                .count();
    }

    int uploads(String lineId) {
        return sandbox.control().parcels().effectiveUploads(lineId);
    }

    @Override
    public void close() {
        connector.close();
        sandbox.close();
    }
}
