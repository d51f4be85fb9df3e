package dev.shopconnector.sandbox.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls the app about what happens in the shops, at the addresses that it has asked for. They may be held, and released
 * together. Safe for use by many threads.
 */
public final class Webhooks implements AutoCloseable {
    private static final long FIRST_ID = 7_400_000_000_000_100_000L;

    private final String appKey;
    private final String appSecret;
    private final SandboxClock clock;
    private final WebhookPost post;
    private final Subscriptions subscriptions = new Subscriptions();
    private final AtomicLong lastId = new AtomicLong(FIRST_ID);
    private final List<Letter> held = new ArrayList<>();
    private boolean holding;
    private Delivery delivery = Delivery.ONCE;

    public Webhooks(String appKey, String appSecret, SandboxClock clock) {
        this.appKey = appKey;
        this.appSecret = appSecret;
        this.clock = clock;
        this.post = new WebhookPost(clock);
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Calls about this event, if the app has asked for it. */
    public void tell(String shopId, EventType type, ObjectNode data) {
        subscriptions.address(shopId, type).ifPresent(address -> send(address, shopId, type.number(), data));
    }

    /** Calls this address with any type. */
    public synchronized void send(String address, String shopId, int type, ObjectNode data) {
        Letter letter = letter(address, shopId, type, data, appSecret);
        if (holding) {
            held.add(letter);
        } else {
            travel(List.of(letter), delivery);
        }
    }

    /** How webhooks travel from now on. */
    public synchronized void deliver(Delivery how) {
        delivery = how;
    }

    /** Webhooks wait from now on, until they are released. */
    public synchronized void hold() {
        holding = true;
    }

    /** Those that were held go now, and none is held any more; how many, repetitions and forgeries not counted. */
    public synchronized int release(Delivery how) {
        int count = held.size();
        holding = false;
        travel(held, how);
        held.clear();
        return count;
    }

    /** How many wait to be released. */
    public synchronized int held() {
        return held.size();
    }

    /** Attempts by the HTTP status that they were answered with; 0 stands for no answer in time. */
    public Map<Integer, Integer> answers() {
        return post.answers();
    }

    /** Released ones that were not answered with 200 yet and are tried again. */
    public int undelivered() {
        return post.undelivered();
    }

    public synchronized void reset() {
        holding = false;
        held.clear();
        delivery = Delivery.ONCE;
        subscriptions.clear();
        post.reset();
    }

    private void travel(List<Letter> letters, Delivery how) {
        Random random = new Random(how.seed());
        List<Letter> all = new ArrayList<>();
        for (Letter letter : letters) {
            int times = how.leastTimes() + random.nextInt(how.mostTimes() - how.leastTimes() + 1);
            all.addAll(Collections.nCopies(times, letter));
        }
        int forged = all.size() * how.forgedPercent() / 100;
        for (int i = 0; i < forged; i++) {
            all.add(forged(letters.get(random.nextInt(letters.size()))));
        }
        if (how.shuffle()) {
            Collections.shuffle(all, random);
        }
        all.forEach(letter -> post.accept(letter, how.delay()));
    }

    /** Says that the shop was deauthorized, under a new id; signed by somebody who does not know the secret. */
    private Letter forged(Letter like) {
        ObjectNode body = Json.parseObject(like.body()).orElseThrow();
        return letter(
                        like.address(),
                        body.path("shop_id").asText(),
                        EventType.SELLER_DEAUTHORIZATION.number(),
                        Json.object().put("message", "forged"),
                        "not-" + appSecret)
                .once();
    }

    private Letter letter(String address, String shopId, int type, ObjectNode data, String secret) {
        ObjectNode body = Json.object()
                .put("type", type)
                .put("tts_notification_id", Long.toString(lastId.incrementAndGet()))
                .put("shop_id", shopId)
                .put("timestamp", clock.seconds());
        body.set("data", data);
        return Letter.of(address, body, appKey, secret);
    }

    @Override
    public void close() {
        post.close();
    }
}
