package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Those who read the whole export page by page as ShipStation does, each beside the others. */
final class Readers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI export;
    private final String storeKey;
    private final Map<String, Integer> expected;

    /** @param expected each order and the hash of its document; a reader must see just these, each once */
    Readers(String export, String storeKey, Map<String, Integer> expected) {
        this.export = URI.create(export);
        this.storeKey = storeKey;
        this.expected = expected;
    }

    /** Each of them reads all orders. */
    Reading readAll(int readers) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        List<Future<Reading>> running = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            running.add(pool.submit(() -> {
                Reading reading = new Reading();
                pass(reading, order -> {}, () -> false);
                return reading;
            }));
        }
        Reading together = new Reading();
        for (Future<Reading> one : running) {
            together.join(one.get());
        }
        pool.shutdown();
        return together;
    }

    /** One reads all orders again and again until it is told to stop; the pass that is under way is not finished. */
    Reading readUntil(BooleanSupplier stop) throws IOException, InterruptedException {
        Reading reading = new Reading();
        while (!stop.getAsBoolean()) {
            pass(reading, order -> {}, stop);
        }
        return reading;
    }

    /** Reads all orders once, whatever they are; the hashes of their documents. */
    Map<String, Integer> look(Consumer<JsonNode> each) throws IOException, InterruptedException {
        return page(new Reading(), each, () -> false);
    }

    private void pass(Reading reading, Consumer<JsonNode> each, BooleanSupplier stop)
            throws IOException, InterruptedException {
        Map<String, Integer> seen = page(reading, each, stop);
        if (!(stop.getAsBoolean() ? expected.entrySet().containsAll(seen.entrySet()) : expected.equals(seen))) {
            throw new IllegalStateException(
                    "void: " + seen.size() + " orders of " + expected.size() + " were handed out, or others, or changed");
        }
    }

    private Map<String, Integer> page(Reading reading, Consumer<JsonNode> each, BooleanSupplier stop)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        Map<String, Integer> seen = new HashMap<>();
        String cursor = null;
        do {
            HttpRequest question = question(cursor);
            long asked = System.nanoTime();
            HttpResponse<byte[]> page = http.send(question, HttpResponse.BodyHandlers.ofByteArray());
            reading.add(System.nanoTime() - asked, page.body().length);
            if (page.statusCode() != 200) {
                throw new IllegalStateException("void: the export answered " + page.statusCode());
            }
            JsonNode json = JSON.readTree(page.body());
            for (JsonNode order : json.path("sales_orders")) {
                String id = order.path("order_id").asText();
                if (seen.put(id, order.toString().hashCode()) != null) {
                    throw new IllegalStateException("void: " + id + " was handed out twice");
                }
                each.accept(order);
            }
            cursor = json.path("cursor").asText("");
        } while (!cursor.isEmpty() && !stop.getAsBoolean());
        return seen;
    }

    private HttpRequest question(String cursor) throws IOException {
        var body = JSON.createObjectNode().put("transaction_id", UUID.randomUUID().toString());
        body.putObject("auth").put("order_source_api_code", "tiktok_shop_us");
        if (cursor == null) {
            body.putObject("criteria").put("from_date_time", "1970-01-01T00:00:00Z");
        } else {
            body.put("cursor", cursor);
        }
        return HttpRequest.newBuilder(export)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + storeKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }
}
