package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.orders.Verdict;
import dev.shopconnector.shipments.ParcelState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The lists against tables with many rows: what they find, that paging loses and repeats nothing, and by which index. */
class OrderListsTest {
    private static final int ORDERS = 6_000;
    /** Every third order is held, half of these by each rule; four are placed in each second. */
    private static final String SEED =
            """
            INSERT INTO orders (shop_id, order_id, tiktok_status, tiktok_update_time, fingerprint, payload, verdict,
              judgement, history, judged_at, modified_at, first_seen_at, placed_at, ship_by)
            SELECT ?, CONCAT('5760', LPAD(seq, 14, '0')),
              ELT(1 + seq MOD 3, 'AWAITING_SHIPMENT', 'DELIVERED', 'CANCELLED'), 1, REPEAT('x', 32), '',
              IF(seq MOD 3 = 0, 'hold', 'serve'),
              CONCAT('{"rule":"', IF(seq MOD 3 > 0, 'open', IF(seq MOD 2 = 0, 'address', 'on-hold')), '","reason":"why"}'),
              '[]', NOW(6), NOW(6), NOW(6), '2026-09-01' + INTERVAL (seq DIV 4) * 600 SECOND,
              '2026-09-03' + INTERVAL (seq DIV 4) * 600 SECOND
            FROM seq_1_to_6000
            """;

    private static final String SEED_PARCELS =
            """
            INSERT INTO parcels (shop_id, id, order_id, tracking_number, units, line_ids, notification, state, rule,
              reason, warnings, journey, deadline_at, created_at, changed_at)
            SELECT ?, LPAD(seq, 32, '0'), CONCAT('5760', LPAD(seq, 14, '0')), CONCAT('1Z', LPAD(seq, 16, '0')), '', '[]',
              '', ELT(1 + seq MOD 3, 'accepted', 'refused', 'waiting'), IF(seq MOD 2 = 0, 'carrier', 'deadline'), 'why',
              '[]', '[]', '2026-12-01', '2026-09-01' + INTERVAL (seq DIV 5) SECOND, NOW(6)
            FROM seq_1_to_3000
            """;

    private static PageStage stage;
    private static OrderLists lists;
    private static ParcelLists parcels;

    @BeforeAll
    static void seed() {
        stage = new PageStage(0, "orders.poll.tick-millis=3600000", "shipments.push.tick-millis=3600000");
        lists = stage.connector.bean(OrderLists.class);
        parcels = stage.connector.bean(ParcelLists.class);
        for (String shop : List.of(stage.shop(), stage.otherShop())) {
            stage.sql(SEED, shop);
            stage.sql(SEED_PARCELS, shop);
        }
        stage.connector.sql(jdbc -> jdbc.queryForList("ANALYZE TABLE orders, parcels"));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Filters and the condition that says the same in another way. */
    static Stream<Object[]> filters() {
        LocalDate day = LocalDate.parse("2026-09-10");
        return Stream.of(
                new Object[] {OrderFilter.ALL, "TRUE"},
                new Object[] {new OrderFilter(Verdict.HOLD, "", "", null, null, ""), "seq MOD 3 = 0"},
                new Object[] {new OrderFilter(Verdict.HOLD, "address", "", null, null, ""), "seq MOD 6 = 0"},
                new Object[] {new OrderFilter(null, "on-hold", "", null, null, ""), "seq MOD 6 = 3"},
                new Object[] {new OrderFilter(null, "", "DELIVERED", null, null, ""), "seq MOD 3 = 1"},
                new Object[] {
                    new OrderFilter(null, "", "", day, day, ""),
                    "DATE('2026-09-01' + INTERVAL (seq DIV 4) * 600 SECOND) = '2026-09-10'"
                },
                new Object[] {
                    new OrderFilter(Verdict.SERVE, "", "CANCELLED", day, null, ""),
                    "seq MOD 3 = 2 AND '2026-09-01' + INTERVAL (seq DIV 4) * 600 SECOND >= '2026-09-10'"
                },
                new Object[] {new OrderFilter(null, "", "", null, null, "57600000000000012"), "seq DIV 10 = 12"},
                new Object[] {new OrderFilter(null, "", "", null, null, "1z0000000000000012"), "seq = 12"},
                new Object[] {new OrderFilter(null, "", "", null, null, "1Z000000000000120"), "seq DIV 10 = 120"},
                new Object[] {new OrderFilter(null, "", "", null, null, "5%"), "FALSE"},
                new Object[] {new OrderFilter(null, "", "", null, null, "_760"), "FALSE"});
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterFindsWhatItSaysAndEveryOrderOnce(OrderFilter filter, String condition) {
        List<String> expected = stage.connector.sql(jdbc -> jdbc.queryForList(
                "SELECT CONCAT('5760', LPAD(seq, 14, '0')) FROM seq_1_to_6000 WHERE " + condition
                        + " ORDER BY seq DIV 4 DESC, seq DESC",
                String.class));

        List<String> found = new ArrayList<>();
        OrderPosition after = null;
        do {
            OrderLists.Page page = lists.page(stage.shop(), filter, after, 500);
            page.orders().forEach(order -> found.add(order.orderId()));
            after = page.next() == null ? null : OrderPosition.of(page.next().toString());
        } while (after != null);

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void pagingLosesAndRepeatsNothingWhileOrdersAreAddedAndMove() {
        Set<String> found = new LinkedHashSet<>();
        OrderPosition after = null;
        int pages = 0;
        String shop = stage.otherShop();
        do {
            OrderLists.Page page = lists.page(shop, OrderFilter.ALL, after, 700);
            page.orders().forEach(order -> assertThat(found.add(order.orderId()))
                    .as(order.orderId())
                    .isTrue());
            after = page.next();
            stage.sql(
                    "INSERT INTO orders (shop_id, order_id, tiktok_update_time, fingerprint, payload, verdict, judgement,"
                            + " history, judged_at, modified_at, first_seen_at, placed_at) VALUES (?, ?, 1,"
                            + " REPEAT('x', 32), '', 'serve', '{\"rule\":\"open\"}', '[]', NOW(6), NOW(6), NOW(6),"
                            + " '2026-11-01')",
                    shop,
                    "new-" + pages);
            stage.sql(
                    "UPDATE orders SET verdict = 'hold', tiktok_status = 'ON_HOLD', tiktok_update_time = 2 WHERE shop_id = ?"
                            + " AND order_id = ?",
                    shop,
                    String.format("5760%014d", 1 + pages * 500));
            pages++;
        } while (after != null);

        assertThat(found.stream().filter(id -> id.startsWith("5760"))).hasSize(ORDERS);
        assertThat(pages).isGreaterThan(5);
    }

    @Test
    void parcelsArePagedByStateAndRule() {
        for (String rule : List.of("", "carrier")) {
            List<String> expected = stage.connector.sql(jdbc -> jdbc.queryForList(
                    "SELECT LPAD(seq, 32, '0') FROM seq_1_to_3000 WHERE seq MOD 3 = 1"
                            + (rule.isEmpty() ? "" : " AND seq MOD 2 = 0") + " ORDER BY seq DIV 5 DESC, seq DESC",
                    String.class));
            List<String> found = new ArrayList<>();
            ParcelPosition after = null;
            do {
                ParcelLists.Page page = parcels.page(stage.shop(), ParcelState.REFUSED, rule, after, 70);
                page.parcels().forEach(parcel -> found.add(parcel.parcelId()));
                after = page.next() == null
                        ? null
                        : ParcelPosition.of(page.next().toString());
            } while (after != null);
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void theTallyCountsEachRule() {
        OrderTally tally = lists.tally(stage.shop());

        assertThat(tally.all()).isEqualTo(ORDERS);
        assertThat(tally.with("hold")).isEqualTo(ORDERS / 3);
        assertThat(tally.byRule())
                .contains(
                        new OrderTally.ByRule("hold", "address", ORDERS / 6),
                        new OrderTally.ByRule("hold", "on-hold", ORDERS / 6),
                        new OrderTally.ByRule("serve", "open", 2 * ORDERS / 3));
        assertThat(tally.statuses()).containsExactly("AWAITING_SHIPMENT", "CANCELLED", "DELIVERED");
    }

    @Test
    void aPositionThatSomebodyMadeUpIsNoPage() {
        for (String text : List.of("x", "1", "-1-a", "1-a'b", "9999999999999-a")) {
            Assertions.assertThatThrownBy(() -> OrderPosition.of(text)).isInstanceOf(NoSuchPageException.class);
        }
        Assertions.assertThatThrownBy(() -> ParcelPosition.of("1-a")).isInstanceOf(NoSuchPageException.class);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyListIsReadByAnIndex(OrderFilter filter, String unused) {
        OrderLists.Query first = OrderLists.query(stage.shop(), filter, null, 51);
        OrderLists.Query next =
                OrderLists.query(stage.shop(), filter, OrderPosition.of("1757000000-576000000000003000"), 51);

        assertThat(plan(first.sql(), first.parameters())).allSatisfy(OrderListsTest::usesAnIndex);
        assertThat(plan(next.sql(), next.parameters())).allSatisfy(OrderListsTest::usesAnIndex);
    }

    @Test
    void everyCountAndEveryListOfParcelsIsReadByAnIndex() {
        OrderLists.Query tally = OrderLists.tallyQuery(stage.shop());
        ParcelLists.Query counts = ParcelLists.countQuery(stage.shop());
        ParcelLists.Query page = ParcelLists.query(
                stage.shop(), ParcelState.REFUSED, "carrier", ParcelPosition.of("1-" + "0".repeat(32)), 51);
        Map<String, Object> picture = Map.of(
                "shop",
                stage.shop(),
                "from",
                "2026-09-20 00:00:00",
                "now",
                "2026-09-30 00:00:00",
                "toShip",
                List.of("AWAITING_SHIPMENT"));

        assertThat(plan(tally.sql(), tally.parameters())).allSatisfy(row -> {
            usesAnIndex(row);
            assertThat(String.valueOf(row.get("Extra"))).contains("Using index");
        });
        assertThat(plan(counts.sql(), counts.parameters())).allSatisfy(OrderListsTest::usesAnIndex);
        assertThat(plan(page.sql(), page.parameters())).allSatisfy(OrderListsTest::usesAnIndex);
        for (String query : List.of(Pictures.PLACED, Pictures.SHIPPED, Pictures.LATE)) {
            assertThat(plan(query, picture)).allSatisfy(OrderListsTest::usesAnIndex);
        }
    }

    /** Rows of the derived page itself are in no table and have no index; there are at most fifty-one. */
    private static void usesAnIndex(Map<String, Object> row) {
        if (!String.valueOf(row.get("table")).startsWith("<") && row.get("table") != null) {
            assertThat(row.get("key")).as("%s", row).isNotNull();
        }
    }

    private static List<Map<String, Object>> plan(String sql, Map<String, Object> parameters) {
        return stage.connector.sql(
                jdbc -> new NamedParameterJdbcTemplate(jdbc).queryForList("EXPLAIN " + sql, parameters));
    }
}
