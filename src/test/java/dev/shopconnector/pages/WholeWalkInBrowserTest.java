package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.orders.SandboxTruth;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * A newcomer's first months in one piece: from the front page of a connector that has a store already, over the second
 * store, its settings and its orders, to an authorisation that runs out by the clock, and back.
 */
class WholeWalkInBrowserTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Pages pages;

    @BeforeAll
    static void start() {
        // What is renewed ahead of time looks every half minute; here months pass in seconds.
        pages = Pages.start("connections.renew.every-millis=200");
        pages.connector.connect("1", pages.sandbox.clock().instant().minus(Duration.ofDays(60)));
    }

    @AfterAll
    static void stop() {
        if (pages != null) {
            pages.close();
        }
    }

    @Test
    void aSecondShopIsConnectedSettledReadLapsesAndComesBackWithNothingLost() {
        Instant begin = pages.sandbox.clock().instant();
        LocalDate firstDay = LocalDate.ofInstant(begin, ZoneOffset.UTC).minusDays(10);
        Seller seller = pages.sandbox.control().sellers().add("Harbour Lamps", 1, 40);
        String shop = seller.shops().get(0).id();
        String old = placed(
                shop,
                NewOrder.shippable(begin)
                        .withStatus("COMPLETED")
                        .withCreateTime(begin.minus(Duration.ofDays(25)))
                        .withUpdateTime(begin.minus(Duration.ofDays(20))));
        String held = placed(shop, NewOrder.paidNow());

        String key = connects(seller, "Lamps by the sea", firstDay);
        Set<String> truth = changedSince(shop, firstDay);
        await().atMost(SOON).until(() -> stored(shop) == truth.size());
        mapsACustomField();
        seesWhatCameAndWhyTheRestDidNot(shop, truth, held, old);

        String before = kept(shop);
        seesTheEndComing(shop);
        List<String> during = lapses(seller, key);
        reconnects(seller);

        await().atMost(SOON)
                .until(() -> stored(shop) == changedSince(shop, firstDay).size());
        assertThat(kept(shop))
                .as("key, settings, first-import date and connection")
                .isEqualTo(before);
        assertThat(truth).as("orders from before the lapse").allSatisfy(order -> assertThat(pages.connector.count(
                        "SELECT COUNT(*) FROM orders WHERE shop_id = ? AND order_id = ?", shop, order))
                .isEqualTo(1));
        shipStationHas(key, during);
        page("/stores/" + shop, "walk-12-overview-again");
        assertThat(pages.browser.text()).contains("Lamps by the sea", "active").doesNotContain("reconnect this store");
        page("/stores/" + shop + "/orders", "walk-13-orders-again");
        assertThat(pages.browser.text()).contains(during.get(0));
        page("/stores/" + shop + "/audit", "walk-14-audit");
        assertThat(pages.browser.text()).contains("store.connect", "settings.save", "store.reconnect");
    }

    private static String connects(Seller seller, String name, LocalDate firstDay) {
        pages.browser.forget();
        pages.browser.open(pages.url("/"));
        pages.browser.inspect("walk-01-login");
        pages.browser.logIn(pages.connector.url(), "ada", Pages.PASSWORD);
        assertThat(pages.browser.text()).contains("Store of 1").doesNotContain(name);
        pages.browser.inspect("walk-02-stores");
        pages.browser.press("Connect a store");
        pages.browser.press("Connect TikTok Shop");
        pages.browser.fill("storeName", name);
        pages.browser.chooseDay("importFrom", firstDay);
        pages.browser.inspect("walk-03-before-tiktok");
        pages.browser.press("Connect");
        pages.awaitTikTok();
        pages.approve(seller.id());
        pages.browser.inspect("walk-04-connected");
        String key = pages.browser.value("input.key");
        pages.browser.press("Go on to the settings");
        assertThat(pages.browser.value("#import_from")).isEqualTo(firstDay.toString());
        return key;
    }

    private static void mapsACustomField() {
        pages.browser.open(pages.browser.url());
        pages.browser.fill("custom_field_1", "payment.total_amount");
        pages.browser.press("Preview on the last order, without saving");
        String shown = pages.browser.find("input#custom_field_1 ~ p q").getText();
        assertThat(shown).matches("\\d+\\.\\d{2}");
        pages.browser.inspect("walk-05-preview");
        pages.browser.press("Save");
        assertThat(pages.browser.find("[role=status]").getText()).contains("Saved");
        pages.browser.inspect("walk-06-saved");
    }

    private static void seesWhatCameAndWhyTheRestDidNot(String shop, Set<String> truth, String held, String old) {
        page("/stores/" + shop + "/orders", "walk-07-orders");
        List<String> listed = new ArrayList<>();
        pages.browser.driver().findElements(By.cssSelector("tbody tr")).forEach(row -> {
            listed.add(row.findElement(By.cssSelector("th a")).getText());
            assertThat(row.findElement(By.cssSelector("td.words")).getText())
                    .as("each order says why")
                    .matches("(Held|For ShipStation) \\([a-z-]+\\)\\. .{20,}");
        });
        assertThat(listed).containsExactlyInAnyOrderElementsOf(truth);
        pages.browser.press(held);
        assertThat(pages.browser.text()).contains("Held", "TikTok holds this order", "No person can release this hold");
        pages.browser.inspect("walk-08-held");

        pages.browser.open(pages.url("/stores/" + shop + "/orders"));
        pages.browser.fill("text", old);
        pages.browser.press("Show");
        assertThat(pages.browser.find("article").getText()).contains(old, "first-import date");
        pages.browser.inspect("walk-09-not-imported");
    }

    /** Authorisations live 90 days in the sandbox. */
    private static void seesTheEndComing(String shop) {
        pages.sandbox.clock().advance(Duration.ofDays(61));
        awaitRead(shop);
        page("/stores/" + shop, "walk-10-ends-in-a-month");
        assertThat(pages.browser.text()).contains("The authorisation ends within 30 days", "Reconnect before");
    }

    /** Orders of buyers who know nothing of it. */
    private static List<String> lapses(Seller seller, String key) {
        String shop = seller.shops().get(0).id();
        pages.sandbox.clock().advance(Duration.ofDays(30));
        await().atMost(SOON)
                .until(() -> pages.connector.count(
                                "SELECT COUNT(*) FROM connections WHERE open_id = ? AND state = 'needs_reauthorization'",
                                seller.openId())
                        == 1);
        List<String> during = pages.sandbox
                .control()
                .orders()
                .place(shop, NewOrder.shippable(pages.sandbox.clock().instant()), 5);
        page("/", "walk-11-stores-lapsed");
        assertThat(pages.browser.text()).contains("needs reauthorisation");
        assertThat(pages.connector
                        .orderSource(key, "validate_connection", JSON.createObjectNode())
                        .statusCode())
                .isEqualTo(401);
        assertThat(pages.connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", during.get(0)))
                .isZero();
        page("/stores/" + shop, "walk-11-lapsed");
        assertThat(pages.browser.text()).contains("reconnect this store", "Nothing is lost meanwhile");
        return during;
    }

    private static void reconnects(Seller seller) {
        pages.browser.press("Reconnect");
        pages.awaitTikTok();
        pages.approve(seller.id());
        assertThat(pages.browser.find("[role=status]").getText()).contains("Connected again");
        assertThat(pages.browser.value("#custom_field_1")).isEqualTo("payment.total_amount");
        pages.browser.inspect("walk-12-reconnected");
    }

    private static void shipStationHas(String key, List<String> during) {
        Map<String, String> exported = pages.connector.export(key, Instant.EPOCH).stream()
                .collect(Collectors.toMap(
                        order -> order.path("order_id").asText(),
                        order -> order.findPath("custom_field_1").asText(),
                        (first, second) -> second));
        assertThat(exported.keySet()).containsAll(during);
        assertThat(during).allSatisfy(order -> {
            ObjectNode tiktok = pages.sandbox.control().orders().show(order);
            assertThat(exported)
                    .containsEntry(
                            order, tiktok.path("payment").path("total_amount").asText());
        });
    }

    private static void page(String path, String picture) {
        pages.browser.open(pages.url(path));
        pages.browser.inspect(picture);
    }

    private static String placed(String shop, NewOrder wish) {
        return pages.sandbox.control().orders().place(shop, wish, 1).get(0);
    }

    private static int stored(String shop) {
        return pages.connector.count("SELECT COUNT(*) FROM orders WHERE shop_id = ?", shop);
    }

    /** Read to the end at the time that it is now. */
    private static void awaitRead(String shop) {
        Instant now = pages.sandbox.clock().instant();
        await().atMost(SOON)
                .until(() -> pages.connector.count(
                                "SELECT COUNT(*) FROM shops WHERE id = ? AND cursor_at >= ?",
                                shop,
                                LocalDateTime.ofInstant(now.minus(Duration.ofHours(1)), ZoneOffset.UTC))
                        == 1);
    }

    /** What TikTok has of the shop that changed since this day. */
    private static Set<String> changedSince(String shop, LocalDate day) {
        long from = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return SandboxTruth.of(pages.sandbox, shop).entrySet().stream()
                .filter(order -> order.getValue().updateTime() >= from)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String kept(String shop) {
        return pages.connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT CONCAT_WS(' ', s.store_name, HEX(s.store_key_hash), s.import_from, s.connection_id, st.settings)"
                        + " FROM shops s JOIN store_settings st ON st.shop_id = s.id WHERE s.id = ?",
                String.class,
                shop));
    }
}
