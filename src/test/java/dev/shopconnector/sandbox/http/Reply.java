package dev.shopconnector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One answer, and how it travels: whole, cut short, or not at all; after a delay. */
public record Reply(
        int status, String contentType, String body, Map<String, String> headers, Delivery delivery, Duration delay) {

    /** What the client sees of the answer. */
    public enum Delivery {
        WHOLE,
        /** Half of the body as if it were all of it: valid HTTP, broken JSON. */
        TRUNCATED,
        /** Half of the body, then the connection ends although more was announced. */
        DROPPED,
        /** No answer: the connection is reset. */
        RESET
    }

    public static Reply json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", Json.text(body));
    }

    public static Reply html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static Reply redirect(String location) {
        return of(302, "text/plain", "").withHeader("Location", location);
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of(), Delivery.WHOLE, Duration.ZERO);
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, contentType, body, Map.copyOf(all), delivery, delay);
    }

    public Reply withBody(String other) {
        return new Reply(status, contentType, other, headers, delivery, delay);
    }

    public Reply with(Delivery how) {
        return new Reply(status, contentType, body, headers, how, delay);
    }

    public Reply after(Duration wait) {
        return new Reply(status, contentType, body, headers, delivery, delay.plus(wait));
    }
}
