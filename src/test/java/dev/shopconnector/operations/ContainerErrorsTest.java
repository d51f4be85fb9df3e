package dev.shopconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.OwnDescription;
import dev.shopconnector.testing.RunningConnector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a machine asks, the answer is JSON of our error shape, without a trace of what is inside. */
class ContainerErrorsTest {
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(1));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());
    private static final OwnDescription DESCRIPTION = OwnDescription.shipped();
    private static final ObjectMapper JSON = new ObjectMapper();

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /connections/nowhere, 404",
        "GET, /error, 404",
        "GET, /order-source, 404",
        "POST, /order-source, 404",
        "POST, /order-source/, 404",
        "POST, /order-source/a/b, 404",
        "POST, /order-source/..%3B/x, 400",
        "POST, /order-source/validate_connection/, 404",
        "GET, /order-source/validate_connection, 405",
        "GET, /order-source/sales_orders_export, 405",
        "PUT, /order-source/sales_orders_export, 405",
        "DELETE, /order-source/openapi, 405",
        "PATCH, /orders/1/explanation, 405",
        "POST, /orders/1/explanation, 405",
        "GET, /actuator/env, 404",
    })
    void pathsAndMethods(String method, String path, int status) throws IOException {
        for (String accept : new String[] {"text/html", "application/xml", "*/*"}) {
            HttpResponse<String> answer = CONNECTOR.send(CONNECTOR
                    .request(path)
                    .header("Accept", accept)
                    .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(status);
            assertPlain(status, answer.headers().firstValue("Content-Type").orElse("none"), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /order-source/%zz HTTP/1.1",
                "POST /order-source/%E0%A4%A HTTP/1.1",
                "POST /order-source/a%2Fb HTTP/1.1",
                "POST /order-source/a%5Cb HTTP/1.1",
                "POST /order-source/a%00b HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /<script> HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "TRACE / HTTP/1.1",
                "GET / HTTP/9.9",
                "G<T / HTTP/1.1",
            })
    void requestLinesThatTheContainerRefuses(String line) throws IOException {
        String[] answer =
                raw((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

        int status = Integer.parseInt(answer[0].substring(9, 12));
        assertThat(status).isBetween(400, 505);
        if (!answer[1].isEmpty()) {
            assertPlain(status, header(answer[0], "content-type"), answer[1]);
        }
    }

    @Test
    void aBodyOverTheBoundIsRefusedWhetherItsLengthIsDeclaredOrNot() throws IOException {
        for (int size : new int[] {1024 * 1024 + 1, 5_000_000}) {
            byte[] body = new byte[size];
            HttpRequest.Builder declared = CONNECTOR
                    .request("/order-source/sales_orders_export")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            HttpRequest.Builder chunked = CONNECTOR
                    .request("/order-source/sales_orders_export")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
            for (HttpRequest.Builder request : new HttpRequest.Builder[] {declared, chunked}) {
                HttpResponse<String> answer = CONNECTOR.send(request.header("shipstation-transactionid", "t-3"));
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).contains("larger than 1048576 bytes", "t-3");
                assertPlain(400, answer.headers().firstValue("Content-Type").orElse("none"), answer.body());
            }
        }
    }

    @Test
    void aBodyAtTheBoundIsRead() {
        String body = "{\"x\":\"" + "y".repeat(1024 * 1024 - 8) + "\"}";

        HttpResponse<String> answer = CONNECTOR.send(
                CONNECTOR.request("/order-source/sales_orders_export").POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.body()).contains("transaction_id is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"})
    void anyContentTypeIsReadAsJson(String type) {
        HttpResponse<String> answer = CONNECTOR.send(CONNECTOR
                .request("/order-source/sales_orders_export?a=b")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{\"transaction_id\":\"t-4\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no store key", "t-4");
    }

    private static void assertPlain(int status, String type, String body) throws IOException {
        assertThat(type).startsWith("application/json");
        JsonNode error = JSON.readTree(body);
        assertThat(error.path("message").asText()).isNotEmpty();
        assertThat(body).doesNotContain("Exception", "\tat ", "<", "tomcat", "Tomcat", "timestamp");
        assertThat(DESCRIPTION.problems(status == 404 ? "Message" : "Error", body))
                .isEmpty();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("none");
    }

    /** Head and body of the answer to these bytes. */
    private static String[] raw(byte[] request) throws IOException {
        int port = CONNECTOR.request("/").build().uri().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new String[] {answer.substring(0, end), dechunked(answer.substring(end + 4))};
        }
    }

    private static String dechunked(String body) {
        int brace = body.indexOf('{');
        return brace < 0 ? body : body.substring(brace, body.lastIndexOf('}') + 1);
    }
}
