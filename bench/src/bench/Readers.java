package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Workload W2: readers beside each other, each of which reads the whole export page by page, as ShipStation does. */
final class Readers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI export;
    private final String storeKey;

    Readers(String export, String storeKey) {
        this.export = URI.create(export);
        this.storeKey = storeKey;
    }

    /** Latencies of all pages of all readers in milliseconds. */
    record Pace(double p50, double p95, double p99, double megabytesPerSecond, int pages) {}

    /**
     * Reads everything.
     *
     * @param wanted how many orders there are; each reader must see each once
     */
    Pace read(int readers, int wanted) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        long began = System.nanoTime();
        List<Future<Reading>> running = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            running.add(pool.submit(() -> readAll(wanted)));
        }
        List<Reading> done = new ArrayList<>();
        for (Future<Reading> one : running) {
            done.add(one.get());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        pool.shutdown();
        double[] millis = done.stream()
                .flatMap(reading -> reading.nanos.stream())
                .mapToDouble(nanos -> nanos / 1e6)
                .sorted()
                .toArray();
        long bytes = done.stream().mapToLong(reading -> reading.bytes).sum();
        return new Pace(at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), bytes / 1e6 / seconds, millis.length);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    private static final class Reading {
        private final List<Long> nanos = new ArrayList<>();
        private long bytes;
    }

    private Reading readAll(int wanted) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        Reading reading = new Reading();
        Set<String> seen = new HashSet<>();
        String cursor = null;
        do {
            byte[] question = question(cursor);
            long asked = System.nanoTime();
            byte[] page = http.send(
                            HttpRequest.newBuilder(export)
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + storeKey)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            reading.nanos.add(System.nanoTime() - asked);
            reading.bytes += page.length;
            JsonNode json = JSON.readTree(page);
            for (JsonNode order : json.path("sales_orders")) {
                if (!seen.add(order.path("order_id").asText())) {
                    throw new IllegalStateException("void: " + order.path("order_id") + " was handed out twice");
                }
            }
            cursor = json.path("cursor").asText(null);
        } while (cursor != null && !cursor.isEmpty());
        if (seen.size() != wanted) {
            throw new IllegalStateException("void: " + seen.size() + " orders of " + wanted + " were handed out");
        }
        return reading;
    }

    private static byte[] question(String cursor) throws IOException {
        var body = JSON.createObjectNode().put("transaction_id", UUID.randomUUID().toString());
        body.putObject("auth").put("order_source_api_code", "tiktok_shop_us");
        if (cursor == null) {
            body.putObject("criteria").put("from_date_time", "1970-01-01T00:00:00Z");
        } else {
            body.put("cursor", cursor);
        }
        return JSON.writeValueAsBytes(body);
    }
}
