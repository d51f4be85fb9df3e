package dev.shopconnector.sandbox.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Envelope;
import dev.shopconnector.sandbox.gateway.PageToken;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.http.Reply;
import dev.shopconnector.sandbox.http.Reply.Delivery;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/** What a call that meets a fault is answered. */
public final class FaultReplies {
    private static final String HTML_503 =
            "<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service"
                    + " Temporarily Unavailable</h1></center></body></html>";

    private final SandboxClock clock;
    private final Envelope envelope;

    public FaultReplies(SandboxClock clock, Envelope envelope) {
        this.clock = clock;
        this.envelope = envelope;
    }

    /** The answer; {@code real} carries the call out and is asked at most once. */
    public Reply answer(Fault fault, HttpCall call, Supplier<Reply> real) {
        return switch (fault.effect()) {
            case AS_USUAL -> usual(fault, call, real);
            case NOT_DONE -> usual(fault, call, () -> envelope.refusal(ApiError.internal()));
            case DONE -> {
                Reply done = real.get();
                yield usual(fault, call, () -> done);
            }
        };
    }

    private Reply usual(Fault fault, HttpCall call, Supplier<Reply> real) {
        return switch (fault.kind()) {
            case THROTTLE -> throttled(fault);
            case INTERNAL_ERROR -> envelope.refusal(ApiError.internal());
            case UNAVAILABLE -> Reply.html(503, HTML_503);
            case ENVELOPE -> Reply.json(fault.status(), envelope.wrap(fault.code(), fault.message(), null));
            case RESET -> Reply.of(200, "text/plain", "").with(Delivery.RESET);
            case STALL -> real.get().after(fault.stall());
            case TRUNCATE -> real.get().with(Delivery.TRUNCATED);
            case DROP -> real.get().with(Delivery.DROPPED);
            case REPEAT_PAGE -> paged(real.get(), call, false);
            case EMPTY_PAGE -> paged(real.get(), call, true);
        };
    }

    private Reply throttled(Fault fault) {
        Reply reply = envelope.refusal(ApiError.tooManyRequests());
        if (fault.retryAfterSeconds() < 0) {
            return reply;
        }
        String value = fault.retryAfterAsDate()
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plusSeconds(fault.retryAfterSeconds()).atOffset(ZoneOffset.UTC))
                : Integer.toString(fault.retryAfterSeconds());
        return reply.withHeader("Retry-After", value);
    }

    /** Sends the client to the page that it is on. */
    private static Reply paged(Reply reply, HttpCall call, boolean empty) {
        ObjectNode body = Json.parseObject(reply.body()).orElseGet(Json::object);
        if (body.get("data") instanceof ObjectNode data && data.has("next_page_token")) {
            String here = call.query("page_token");
            data.put("next_page_token", here.isEmpty() ? PageToken.of(0) : here);
            if (empty) {
                data.remove("orders");
                data.remove("products");
            }
        }
        return reply.withBody(Json.text(body));
    }
}
