package dev.shopconnector.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between connectors and TikTok Shop and watches from outside how many calls of one shop are under way at once.
 * A call begins before it is passed on and ends when its answer is about to be sent back.
 */
public final class TikTokProxy implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings", "transfer-encoding");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String target;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final List<String> overlaps = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Consumer<String> beforeAnswer = path -> {};
    private volatile BiFunction<String, byte[], byte[]> altered = (path, body) -> body;

    private TikTokProxy(String target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** A proxy to this address, without a slash at its end. */
    public static TikTokProxy to(String target) {
        try {
            return new TikTokProxy(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What happens between TikTok's answer and its arrival; it is given the path of the call. */
    public void beforeAnswer(Consumer<String> what) {
        beforeAnswer = what;
    }

    /** Puts another body in the place of TikTok's; it is given the path of the call and the body. */
    public void alterAnswers(BiFunction<String, byte[], byte[]> how) {
        altered = how;
    }

    /** Calls that began while another of the same shop was under way; each as the path of the later one. */
    public List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    /** How many calls of a shop there were. */
    public int calls() {
        return calls.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String shop = parameter(uri.getRawQuery(), "shop_cipher");
        AtomicInteger inFlight = shop == null ? null : underWay.computeIfAbsent(shop, key -> new AtomicInteger());
        if (inFlight != null) {
            calls.incrementAndGet();
            if (inFlight.incrementAndGet() > 1) {
                overlaps.add(uri.getPath());
            }
        }
        HttpResponse<byte[]> answer;
        try {
            answer = ask(exchange);
            beforeAnswer.accept(uri.getPath());
        } finally {
            if (inFlight != null) {
                inFlight.decrementAndGet();
            }
        }
        try (exchange) {
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name)) {
                    exchange.getResponseHeaders().put(name, new ArrayList<>(values));
                }
            });
            byte[] body = altered.apply(uri.getPath(), answer.body());
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static @Nullable String parameter(@Nullable String query, String name) {
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
