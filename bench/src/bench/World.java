package bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a shop as TikTok shows them, sorted by {@code update_time}, each page's bytes made beforehand. Every fifth
 * order stands there twice: first as it was, later as it became. The same for the same number.
 */
final class World {
    /** In which hundredths the kinds of orders come: 30 shipped by TikTok, 5 on hold, 1 that cannot be read. */
    enum Kind {
        SERVED,
        SHIPPED_BY_TIKTOK,
        ON_HOLD,
        MALFORMED
    }

    /** What a contender must have of an order at the end. */
    record Expected(boolean served, long updateTime) {}

    record Entry(String id, long updateTime, byte[] json) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES = 5_000;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Expected> expected = new HashMap<>();

    /**
     * @param end after which no order was updated
     * @param shop sets the ids of shops apart
     */
    World(int orders, Instant end, int shop, List<ObjectNode> samples) {
        int repeated = orders / 5;
        long first = end.getEpochSecond() - orders - repeated - 7_200;
        for (int place = 0; place < orders + repeated; place++) {
            long time = first + place;
            boolean again = place % 6 == 5;
            int number = again ? 5 * Math.max(0, place / 6 - 10) : place - place / 6;
            add(number, time, shop, samples.get(number % samples.size()));
        }
    }

    private void add(int number, long time, int shop, ObjectNode sample) {
        String id = "5770" + String.format("%04d%010d", shop, number);
        Kind kind = kind(number);
        ObjectNode order = sample.deepCopy();
        order.put("id", id).put("update_time", time).put("create_time", time - 7_200);
        if (order.has("paid_time")) {
            order.put("paid_time", time - 7_100);
        }
        ArrayNode lines = order.withArray("line_items");
        for (int line = 0; line < lines.size(); line++) {
            ((ObjectNode) lines.get(line)).put("id", id + line);
        }
        switch (kind) {
            case SHIPPED_BY_TIKTOK -> order.put("shipping_type", "TIKTOK");
            case ON_HOLD -> order.put("status", "ON_HOLD");
            case MALFORMED -> order.put("line_items", "none");
            case SERVED -> order.put("status", "AWAITING_SHIPMENT");
        }
        byte[] json = bytes(order);
        if (json.length < BYTES) {
            order.put("seller_note_of_the_bench", "x".repeat(BYTES - json.length));
            json = bytes(order);
        }
        entries.add(new Entry(id, time, json));
        expected.put(id, new Expected(kind == Kind.SERVED, time));
    }

    private static Kind kind(int number) {
        int hundredth = number * 37 % 100;
        if (hundredth < 30) {
            return Kind.SHIPPED_BY_TIKTOK;
        }
        if (hundredth < 35) {
            return Kind.ON_HOLD;
        }
        return hundredth == 35 ? Kind.MALFORMED : Kind.SERVED;
    }

    private static byte[] bytes(ObjectNode order) {
        try {
            return JSON.writeValueAsBytes(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, Expected> expected() {
        return expected;
    }

    /** Orders of one to five lines as the sandbox shows them. */
    static List<ObjectNode> samples() {
        try (TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0))) {
            String shop = sandbox.control().sellers().all().get(0).shops().get(0).id();
            List<ObjectNode> samples = new ArrayList<>();
            Instant paid = sandbox.clock().instant().minus(Duration.ofHours(3));
            for (int lines = 1; lines <= 5; lines++) {
                String id = sandbox.control()
                        .orders()
                        .place(shop, NewOrder.shippable(paid).withUnits(lines), 1)
                        .get(0);
                samples.add(sandbox.control().orders().show(id));
            }
            return samples;
        }
    }
}
