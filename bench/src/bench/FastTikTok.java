package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Order search as fast as bytes can be written, after a set latency; every other call goes on to the sandbox behind it.
 * Signatures and tokens of searches are not looked at, for any contender. It can hold searches back until all stand ready.
 */
final class FastTikTok implements AutoCloseable {
    private static final String SEARCH = "/order/202309/orders/search";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final String behind;
    private final Map<String, World> byCipher;
    private final long latencyMillis;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger searches = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FastTikTok(String behind, Map<String, World> byCipher, long latencyMillis) throws IOException {
        this.behind = behind;
        this.byCipher = byCipher;
        this.latencyMillis = latencyMillis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many there were so far, waiting ones included. */
    int searches() {
        return searches.get();
    }

    /** Searches wait from now on. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** Searches that wait go on. */
    void open() {
        gate.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals(SEARCH)) {
                search(exchange, body);
            } else {
                forward(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void search(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        searches.incrementAndGet();
        gate.await();
        Map<String, String> query = query(exchange.getRequestURI());
        JsonNode window = JSON.readTree(body);
        World world = byCipher.get(query.get("shop_cipher"));
        byte[] page = page(
                world == null ? List.of() : world.entries(),
                window.path("update_time_ge").asLong(0),
                window.path("update_time_lt").asLong(Long.MAX_VALUE),
                Integer.parseInt(query.getOrDefault("page_size", "20")),
                Integer.parseInt(query.getOrDefault("page_token", "0").isEmpty() ? "0" : query.getOrDefault("page_token", "0")));
        Thread.sleep(latencyMillis);
        write(exchange, 200, "application/json", page);
    }

    private static byte[] page(List<World.Entry> entries, long from, long to, int size, int offset) {
        int begin = lowerBound(entries, from);
        int end = lowerBound(entries, to);
        int first = Math.min(end, begin + offset);
        int last = Math.min(end, first + size);
        ByteArrayOutputStream out = new ByteArrayOutputStream((last - first + 1) * 5_200);
        String next = last < end ? String.valueOf(offset + size) : "";
        out.writeBytes(("{\"code\":0,\"message\":\"Success\",\"request_id\":\"bench\",\"data\":{\"next_page_token\":\"" + next
                        + "\",\"total_count\":" + (end - begin) + ",\"orders\":[")
                .getBytes(StandardCharsets.UTF_8));
        for (int i = first; i < last; i++) {
            if (i > first) {
                out.write(',');
            }
            out.writeBytes(entries.get(i).json());
        }
        out.writeBytes("]}}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static int lowerBound(List<World.Entry> entries, long time) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).updateTime() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(behind + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.toLowerCase().startsWith("x-") || name.equalsIgnoreCase("content-type")) {
                request.header(name, values.get(0));
            }
        });
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().firstValue("Location").ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
        write(exchange, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse("text/plain"), answer.body());
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : String.valueOf(uri.getRawQuery()).split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
