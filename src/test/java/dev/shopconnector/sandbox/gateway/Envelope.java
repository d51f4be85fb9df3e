package dev.shopconnector.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.http.Reply;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The answer around every answer: {@code code}, {@code message}, {@code data}, {@code request_id}. */
public final class Envelope {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SandboxClock clock;
    private final AtomicLong served = new AtomicLong();

    public Envelope(SandboxClock clock) {
        this.clock = clock;
    }

    /** An API success. */
    public Reply success(@Nullable JsonNode data) {
        return Reply.json(200, wrap(0, "Success", data));
    }

    /** An API refusal: no {@code data}. */
    public Reply refusal(ApiError error) {
        return Reply.json(error.status(), wrap(error.code(), error.text(), null));
    }

    /** Code, message and data in an envelope; {@code data} is absent when null. */
    public ObjectNode wrap(int code, String message, @Nullable JsonNode data) {
        ObjectNode node = Json.object().put("code", code);
        if (data != null) {
            node.set("data", data);
        }
        return node.put("message", message).put("request_id", requestId());
    }

    private String requestId() {
        return STAMP.format(clock.instant()) + String.format(Locale.ROOT, "0A%018X", served.incrementAndGet());
    }
}
