package dev.shopconnector.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many webhooks this node was called with since it started, by what became of them. */
@Component
class WebhookCounts {
    private final MeterRegistry meters;

    WebhookCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** At the door: stored, repeated, unreadable, forged, too-long or not-stored. */
    void received(String outcome) {
        meters.counter("webhooks.received", "outcome", outcome).increment();
    }

    /** After it was stored: what it led to. */
    void acted(String effect) {
        meters.counter("webhooks.acted", "effect", effect).increment();
    }
}
