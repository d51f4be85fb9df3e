package dev.shopconnector.webhooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many webhooks this node was called with since it started, by what became of them. */
@Component
class WebhookCounts {
    private static final List<String> OUTCOMES =
            List.of("stored", "repeated", "unreadable", "forged", "too-long", "not-stored");

    private final MeterRegistry meters;

    WebhookCounts(MeterRegistry meters) {
        this.meters = meters;
        // From the start, so that the first of a kind is seen to come.
        OUTCOMES.forEach(this::received);
    }

    /** One more at the door, of the {@link #OUTCOMES}. */
    void came(String outcome) {
        received(outcome).increment();
    }

    private Counter received(String outcome) {
        return meters.counter("webhooks.received", "outcome", outcome);
    }

    /** After it was stored: what it led to. */
    void acted(String effect) {
        meters.counter("webhooks.acted", "effect", effect).increment();
    }
}
