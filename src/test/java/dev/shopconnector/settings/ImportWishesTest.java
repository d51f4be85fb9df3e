package dev.shopconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a merchant asks to be imported, and when nothing is. */
class ImportWishesTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int ORDERS = 60;
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX, EmbeddedMariaDb.shared().freshUrl(), "orders.import.page-size=10", "orders.backfill.pages=2");

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    private static Instant now() {
        return SANDBOX.clock().instant();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** A shop whose orders of the past were not imported. */
    private static SettledShop shop() {
        return new SettledShop(SANDBOX, CONNECTOR, ORDERS, now());
    }

    private static ImportWishes wishes() {
        return CONNECTOR.bean(ImportWishes.class);
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(SOON).until(condition);
    }

    private static void awaitAnotherReading(SettledShop shop) {
        for (int i = 0; i < 2; i++) {
            String before = polledAt(shop);
            soon(() -> !polledAt(shop).equals(before));
        }
    }

    private static String polledAt(SettledShop shop) {
        return CONNECTOR.sql(jdbc ->
                String.valueOf(jdbc.queryForList("SELECT polled_at FROM shops WHERE id = ?", String.class, shop.id())));
    }

    @Test
    void withAutomaticImportOffNewOrdersComeWhenAskedForAndKnownOnesAreStillFollowed() {
        SettledShop shop = shop();
        String known = shop.shippable();
        soon(() -> shop.statusOf(known).equals("AwaitingShipment"));
        shop.save("automatic_import", "");
        String fresh = shop.shippable();
        awaitAnotherReading(shop);
        assertThat(shop.count("orders", "order_id = '" + fresh + "'")).isZero();

        SANDBOX.control().orders().cancel(known, "BUYER");
        SANDBOX.clock().advance(Duration.ofMinutes(31));
        soon(() -> shop.statusOf(known).equals("Cancelled"));
        assertThat(shop.count("orders", "order_id = '" + fresh + "'")).isZero();

        wishes().importNow(shop.id(), "ada");
        soon(() -> shop.statusOf(fresh).equals("AwaitingShipment"));
        String later = shop.shippable();
        awaitAnotherReading(shop);
        assertThat(shop.count("orders", "order_id = '" + later + "'"))
                .as("asked once, imported once")
                .isZero();

        shop.save("automatic_import", "on");
        soon(() -> shop.statusOf(later).equals("AwaitingShipment"));
    }

    @Test
    void anInactiveStoreImportsNothingAndSaysSo() {
        SettledShop shop = shop();
        shop.save("active", "");

        assertThatThrownBy(() -> wishes().importNow(shop.id(), "ada"))
                .isInstanceOf(WishRefusedException.class)
                .hasMessageContaining("inactive");
        assertThatThrownBy(() -> wishes().backfill(shop.id(), today(), null, "ada"))
                .hasMessageContaining("inactive");
        assertThatThrownBy(() -> wishes().reimport(shop.id(), "1", "ada")).hasMessageContaining("inactive");
        String id = shop.shippable();

        shop.save("active", "on");
        soon(() -> shop.statusOf(id).equals("AwaitingShipment"));
    }

    @Test
    void daysOfThePastAreReadBesideNewOrdersWithProgressAndInTheAuditLog() {
        SettledShop shop = shop();
        awaitAnotherReading(shop);
        assertThat(shop.count("orders", "TRUE")).isZero();

        wishes().backfill(shop.id(), today().minusDays(100), null, "ada");
        String fresh = shop.shippable();

        soon(() -> wishes().backfills(shop.id()).get(0).state().equals("done"));
        soon(() -> shop.count("orders", "order_id = '" + fresh + "'") == 1);
        AskedBackfill done = wishes().backfills(shop.id()).get(0);
        assertThat(done.days()).isEqualTo(101);
        assertThat(done.daysDone()).isEqualTo(101);
        assertThat(done.orders()).isBetween((long) ORDERS, ORDERS + 1L);
        assertThat(shop.count("orders", "TRUE")).isEqualTo(ORDERS + 1);
        assertThat(CONNECTOR.bean(AuditLog.class).ofShop(shop.id(), Long.MAX_VALUE, 10))
                .anySatisfy(deed -> assertThat(deed.deed().action()).isEqualTo("backfill.ask"));
    }

    @Test
    void daysThatWereAskedForAreThoseOnWhichOrdersWerePlaced() {
        SettledShop shop = shop();
        Instant placed = now().minus(Duration.ofDays(200));
        String inside = shop.place(
                NewOrder.shippable(now()).withCreateTime(placed).withUpdateTime(now().minus(Duration.ofDays(150))));
        String outside = shop.place(NewOrder.shippable(now())
                .withCreateTime(placed.minus(Duration.ofDays(2)))
                .withUpdateTime(placed));
        LocalDate day = LocalDate.ofInstant(placed, ZoneOffset.UTC);

        wishes().backfill(shop.id(), day, day, "ada");

        soon(() -> wishes().backfills(shop.id()).get(0).state().equals("done"));
        assertThat(shop.count("orders", "order_id = '" + inside + "'")).isEqualTo(1);
        assertThat(shop.count("orders", "order_id = '" + outside + "'")).isZero();
    }

    @Test
    void anEarlierFirstImportDateBringsTheTimeBetweenIn() {
        SettledShop shop = shop();

        shop.save("import_from", today().minusDays(100).toString());

        soon(() -> shop.count("orders", "TRUE") == ORDERS);
        assertThat(wishes().backfills(shop.id())).hasSize(1);
        assertThat(shop.settled().importFrom())
                .isEqualTo(today().minusDays(100).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void aStoppedBackfillStaysWhereItIs() {
        SettledShop shop = shop();
        shop.save("automatic_import", "");
        CONNECTOR.sql(jdbc -> jdbc.update(
                "UPDATE shops SET lease_until = '2099-01-01', lease_version = lease_version + 1 WHERE id = ?",
                shop.id()));
        wishes().backfill(shop.id(), today().minusDays(100), null, "ada");
        wishes().stopBackfill(shop.id(), wishes().backfills(shop.id()).get(0).id(), "ada");
        CONNECTOR.sql(jdbc -> jdbc.update("UPDATE shops SET lease_until = NULL WHERE id = ?", shop.id()));

        awaitAnotherReading(shop);

        AskedBackfill stopped = wishes().backfills(shop.id()).get(0);
        assertThat(stopped.state()).isEqualTo("stopped");
        assertThat(stopped.daysDone()).isZero();
        assertThat(shop.count("orders", "TRUE")).isZero();
    }

    @Test
    void oneOrderIsReadAgainAndToldAgain() {
        SettledShop shop = shop();
        String id = shop.shippable();
        soon(() -> shop.statusOf(id).equals("AwaitingShipment"));
        String modified =
                shop.exported(id).orElseThrow().path("modified_date_time").asText();

        wishes().reimport(shop.id(), " " + id + " ", "ada");

        soon(() -> wishes().orders(shop.id()).get(0).state().equals("done"));
        soon(() -> !shop.exported(id)
                .orElseThrow()
                .path("modified_date_time")
                .asText()
                .equals(modified));
    }

    @Test
    void anOrderThatWasNeverSeenIsReadAndOneThatTikTokDoesNotShowIsSaid() {
        SettledShop shop = shop();
        String old = shop.place(NewOrder.shippable(now())
                .withCreateTime(now().minus(Duration.ofDays(90)))
                .withUpdateTime(now().minus(Duration.ofDays(80))));
        wishes().reimport(shop.id(), old, "ada");
        wishes().reimport(shop.id(), "4711", "ada");

        soon(() -> shop.statusOf(old).equals("AwaitingShipment"));
        await().atMost(SOON).untilAsserted(() -> assertThat(wishes().orders(shop.id()))
                .extracting(AskedOrder::orderId, AskedOrder::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(old, "done"),
                        org.assertj.core.groups.Tuple.tuple("4711", "unknown")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, backfill_from, first day",
                "2019-12-31, -, backfill_from, 2020-01-01",
                "2026-01-02, 2026-01-01, backfill_to, before the first",
                "2026-01-01, 2999-01-01, backfill_to, has not come",
                "2020-01-01, 2024-01-01, backfill_to, at most 366 days"
            })
    void aRangeThatMakesNoSenseIsRefused(LocalDate from, LocalDate to, String input, String words) {
        SettledShop shop = shop();

        assertThatThrownBy(() -> wishes().backfill(shop.id(), from, to, "ada"))
                .isInstanceOfSatisfying(WishRefusedException.class, refusal -> assertThat(refusal.input())
                        .isEqualTo(input))
                .hasMessageContaining(words);
        assertThat(wishes().backfills(shop.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "not an id", "../../x", "1' OR '1'='1"})
    void whatIsNoOrderIdIsRefused(String id) {
        SettledShop shop = shop();

        assertThatThrownBy(() -> wishes().reimport(shop.id(), id, "ada"))
                .isInstanceOf(WishRefusedException.class)
                .hasMessageContaining("order's id");
    }
}
