package dev.shopconnector.pages;

import dev.shopconnector.shipments.ParcelState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * How long the pages of a store with very many orders take, from the request to the whole answer. Timed, so the build does
 * not run it; docs/benchmarks.md says how to.
 */
class ManyOrdersBenchmark {
    private static final int ORDERS = Integer.getInteger("bench.orders", 100_000);
    private static final int TIMES = Integer.getInteger("bench.times", 15);

    /** A year of orders up to the clock's now, a tenth of them held, each row as large as real ones are. */
    private static final String SEED =
            """
            INSERT INTO orders (shop_id, order_id, tiktok_status, tiktok_update_time, fingerprint, payload, ship_to,
              sales_order, verdict, shipstation_status, judgement, history, judged_at, modified_at, first_seen_at, placed_at,
              ship_by)
            SELECT ?, CONCAT('5760', LPAD(seq, 14, '0')),
              IF(seq MOD 5000 = 0, 'ON_HOLD', ELT(1 + seq MOD 4, 'AWAITING_SHIPMENT', 'DELIVERED', 'COMPLETED', 'CANCELLED')),
              1, REPEAT('x', 32), REPEAT('p', 4000), REPEAT('s', 400), REPEAT('o', 3000),
              IF(seq MOD 10 = 0, 'hold', 'serve'), 'AwaitingShipment',
              CONCAT('{"rule":"', IF(seq MOD 10 > 0, 'open', IF(seq MOD 5000 = 0, 'on-hold', 'tiktok-shipping')),
                '","reason":"', REPEAT('w', 150), '","before":"', REPEAT('b', 800), '"}'),
              '[]', NOW(6), NOW(6), NOW(6), ? - INTERVAL FLOOR((? - seq) * (31536000 / ?)) SECOND,
              ? - INTERVAL FLOOR((? - seq) * (31536000 / ?)) SECOND + INTERVAL 2 DAY
            FROM seq_1_to_%d
            """;

    private static final String SEED_PARCELS =
            """
            INSERT INTO parcels (shop_id, id, order_id, tracking_number, units, line_ids, notification, state, rule,
              reason, warnings, journey, deadline_at, created_at, changed_at)
            SELECT shop_id, MD5(order_id), order_id, CONCAT('1Z', RIGHT(order_id, 16)), '', '[]', REPEAT('n', 600),
              IF(order_id MOD 400 = 1, 'refused', IF(order_id MOD 600 = 2, 'waiting', 'accepted')),
              IF(order_id MOD 400 = 1, IF(order_id MOD 800 = 1, 'carrier', 'tracking'), 'told'), 'why', '[]',
              REPEAT('j', 600), ship_by, placed_at, NOW(6)
            FROM orders WHERE tiktok_status IN ('DELIVERED', 'COMPLETED', 'CANCELLED') AND shop_id = ?
            """;

    @Test
    void pages() {
        try (PageStage stage =
                new PageStage(0, "orders.poll.tick-millis=3600000", "shipments.push.tick-millis=3600000")) {
            fill(stage);
            Visitor mia = stage.visitor("mia");
            pages(stage).forEach((name, path) -> measure(mia, name, stage.path(path)));
        }
    }

    private static void fill(PageStage stage) {
        Object now = java.time.LocalDateTime.ofInstant(stage.sandbox.clock().instant(), java.time.ZoneOffset.UTC);
        for (String shop : new String[] {stage.shop(), stage.otherShop()}) {
            stage.sql(SEED.formatted(ORDERS), shop, now, ORDERS, ORDERS, now, ORDERS, ORDERS);
            stage.sql(SEED_PARCELS, shop);
        }
        stage.connector.sql(jdbc -> jdbc.queryForList("ANALYZE TABLE orders, parcels"));
        System.out.printf(
                Locale.ROOT,
                "pages: 2 stores with %d orders and %d parcels each%n",
                ORDERS,
                stage.connector.count("SELECT COUNT(*) FROM parcels") / 2);
    }

    private static Map<String, String> pages(PageStage stage) {
        String last = String.format(Locale.ROOT, "5760%014d", ORDERS);
        String middle = String.format(Locale.ROOT, "%014d", ORDERS / 2 + 1);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "");
        pages.put("orders", "/orders");
        pages.put("orders, last page", "/orders?after=" + behind(stage, "1000"));
        pages.put("orders, held", "/orders?verdict=hold");
        pages.put("orders, held by a common rule", "/orders?verdict=hold&rule=tiktok-shipping");
        pages.put("orders, held by a rare rule", "/orders?verdict=hold&rule=on-hold");
        pages.put("orders, a rule without its verdict", "/orders?rule=on-hold");
        pages.put("orders, a common status", "/orders?status=DELIVERED");
        pages.put("orders, a rare status", "/orders?status=ON_HOLD");
        pages.put("orders, no such status", "/orders?status=NONE");
        pages.put("orders, for ShipStation and a rare status", "/orders?verdict=serve&status=ON_HOLD");
        pages.put("orders, a day long ago", "/orders?from=2025-12-24&to=2025-12-24");
        pages.put("orders, one id", "/orders?text=" + last);
        pages.put("orders, ids with a common beginning", "/orders?text=5760");
        pages.put("orders, one tracking number", "/orders?text=1Z00" + middle);
        pages.put("orders, tracking numbers with a common beginning", "/orders?text=1Z");
        pages.put("orders, text that nothing begins with", "/orders?text=nothing");
        for (ParcelState state : ParcelState.values()) {
            pages.put("parcels, " + state.word(), "/parcels?state=" + state.word());
        }
        pages.put("parcels, refused by a rule", "/parcels?state=refused&rule=carrier");
        pages.put("parcels, accepted by a rule that none has", "/parcels?state=accepted&rule=none");
        pages.put("audit log", "/audit");
        return pages;
    }

    private static String behind(PageStage stage, String rows) {
        return stage.text(
                "SELECT CONCAT(UNIX_TIMESTAMP(placed_at) DIV 1, '-', order_id) FROM orders WHERE shop_id = ?"
                        + " ORDER BY placed_at, order_id LIMIT 1 OFFSET " + rows,
                stage.shop());
    }

    private static void measure(Visitor mia, String name, String path) {
        mia.page(path);
        long[] nanos = LongStream.range(0, TIMES)
                .map(unused -> {
                    long begin = System.nanoTime();
                    mia.page(path);
                    return System.nanoTime() - begin;
                })
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "pages: %-50s median %7.1f ms, most %7.1f ms%n",
                name,
                nanos[TIMES / 2] / 1e6,
                nanos[TIMES - 1] / 1e6);
    }
}
