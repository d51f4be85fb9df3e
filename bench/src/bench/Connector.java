package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.sandbox.TikTokSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** The running connector as its operator sees it. */
final class Connector {
    static final String ADMIN_KEY = "the-admin-key-of-the-bench";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Connector(int port) {
        url = "http://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String door(String operation) {
        return url + "/order-source/" + operation;
    }

    void awaitReady(Running process) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!isReady()) {
            process.pause(deadline, 20);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Connects a seller's shop; its store key. */
    String connect(TikTokSandbox sandbox, String sellerId, Instant importFrom)
            throws IOException, InterruptedException {
        String wish = JSON.createObjectNode()
                .put("store_name", "Store " + sellerId)
                .put("import_from", importFrom.toString())
                .toString();
        JsonNode begun = answer(request("/connections")
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish)));
        String code = sandbox.control().sellers().issueCode(sellerId);
        return answer(request("/connections/callback?code=" + code + "&state="
                                + begun.path("state").asText())
                        .header("Accept", "application/json"))
                .path("store_key")
                .asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("void: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
