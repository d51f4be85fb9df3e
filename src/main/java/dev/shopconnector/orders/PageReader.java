package dev.shopconnector.orders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.tiktok.OrderTime;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import dev.shopconnector.tiktok.TikTokTransientException;
import dev.shopconnector.tiktok.UnreadableOrderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes TikTok's answer apart into orders. One that cannot be read stays an order with a reason, never an exception. */
@Component
class PageReader {
    /** Far beyond any order; more would not fit into a packet of the database together with its mapping. */
    private static final int MOST_BYTES = 2 << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    PageReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * The orders of {@code data.orders}; none when the field is absent, as TikTok does for an empty page.
     *
     * @param operation the call that was answered
     * @throws TikTokTransientException when there is no {@code data} or its {@code orders} are no list: such an answer
     *     says nothing, least of all that there are no orders
     */
    List<JsonNode> orders(String operation, TikTokAnswer answer) {
        JsonNode found = answer.data().path("orders");
        if (!answer.data().isObject()) {
            throw broken(operation, answer, "the answer has no data");
        }
        if (!found.isArray() && !isAbsent(found)) {
            throw broken(operation, answer, "the answer's orders are no list");
        }
        List<JsonNode> orders = new ArrayList<>(found.size());
        found.forEach(orders::add);
        return orders;
    }

    /**
     * The answer to an order search as the walk sees it.
     *
     * @param rowsBefore orders on the pages whose tokens led to this one
     * @throws TikTokTransientException when TikTok counts orders but leaves them out
     */
    SearchPage page(TikTokAnswer answer, List<JsonNode> orders, long rowsBefore) {
        return page(answer, orders, rowsBefore, OrderTime.UPDATE);
    }

    /** The same for a search by either time. */
    SearchPage page(TikTokAnswer answer, List<JsonNode> orders, long rowsBefore, OrderTime by) {
        JsonNode count = answer.data().path("total_count");
        long total = count.canConvertToLong() || count.isTextual() ? count.asLong(-1) : -1;
        String nextToken = answer.data().path("next_page_token").asText("");
        if (isAbsent(answer.data().path("orders")) && nextToken.isEmpty() && total > rowsBefore) {
            throw broken("orders.search", answer, "the answer counts " + total + " orders and shows none");
        }
        return new SearchPage(keys(orders, by), orders.size(), nextToken, total);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static TikTokTransientException broken(String operation, TikTokAnswer answer, String words) {
        return new TikTokTransientException(new TikTokError(operation, 0, "", words, answer.requestId(), null));
    }

    /** Ids and update times in the order in which TikTok gave them; an order without a time has no place and is left out. */
    private List<OrderKey> keys(List<JsonNode> orders, OrderTime by) {
        List<OrderKey> keys = new ArrayList<>(orders.size());
        for (JsonNode order : orders) {
            long time = time(order, by);
            if (time > 0) {
                keys.add(new OrderKey(order.path("id").asText(""), time));
            }
        }
        return keys;
    }

    /** One candidate per order id: of two readings of the same order the newer counts, the later one on a tie. */
    List<Candidate> candidates(List<JsonNode> orders) {
        Map<String, Candidate> byId = new LinkedHashMap<>();
        for (JsonNode order : orders) {
            Candidate candidate = candidate(order);
            byId.merge(
                    candidate.id(),
                    candidate,
                    (earlier, later) ->
                            later.raw().updateTime() >= earlier.raw().updateTime() ? later : earlier);
        }
        return List.copyOf(byId.values());
    }

    private Candidate candidate(JsonNode node) {
        byte[] payload;
        try {
            payload = json.writeValueAsBytes(node);
            if (payload.length <= MOST_BYTES) {
                requireReadable(payload);
            }
        } catch (IOException e) {
            return unstorable(
                    node,
                    fingerprint(node.path("update_time").asText("").getBytes(StandardCharsets.UTF_8)),
                    "its JSON is nested too deeply or has a number without measure");
        }
        byte[] fingerprint = fingerprint(payload);
        if (payload.length > MOST_BYTES) {
            return unstorable(node, fingerprint, "the order is larger than " + MOST_BYTES + " bytes");
        }
        RawOrder raw = raw(node, payload, fingerprint);
        try {
            TikTokOrder order = TikTokOrderReader.read(node);
            return raw.id().startsWith("unreadable-")
                    ? new Candidate(raw, null, "TikTok sent an order without an id")
                    : new Candidate(raw, order, null);
        } catch (UnreadableOrderException e) {
            return new Candidate(raw, null, String.valueOf(e.getMessage()));
        }
    }

    /** Whatever is stored is read again by others, with the limits that every reader has. */
    private void requireReadable(byte[] payload) throws IOException {
        try (JsonParser parser = json.createParser(payload)) {
            while (parser.nextToken() != null) {
                // The parser itself refuses what is too deep or too long.
            }
        }
    }

    private Candidate unstorable(JsonNode node, byte[] fingerprint, String why) {
        return new Candidate(raw(node, "{}".getBytes(StandardCharsets.UTF_8), fingerprint), null, why);
    }

    private RawOrder raw(JsonNode node, byte[] payload, byte[] fingerprint) {
        String id = node.path("id").isTextual() ? node.path("id").textValue().strip() : "";
        boolean usable = !id.isEmpty() && id.length() <= 64;
        String known = usable ? id : "unreadable-" + HexFormat.of().formatHex(fingerprint, 0, 12);
        return new RawOrder(known, updateTime(node), payload, fingerprint, node);
    }

    private static byte[] fingerprint(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 0 for a time that is missing or cannot be: then it decides nothing. */
    private long updateTime(JsonNode order) {
        return time(order, OrderTime.UPDATE);
    }

    private long time(JsonNode order, OrderTime by) {
        JsonNode time = order.path(by.field());
        long seconds = time.canConvertToLong() || time.isTextual() ? time.asLong(0) : 0;
        long latest = clock.instant().plus(1, ChronoUnit.DAYS).getEpochSecond();
        return seconds < 0 || seconds > latest ? 0 : seconds;
    }
}
