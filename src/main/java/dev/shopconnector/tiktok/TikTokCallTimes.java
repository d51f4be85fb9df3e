package dev.shopconnector.tiktok;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** How long attempts of calls to TikTok Shop take, by operation and by what they end with. */
@Component
class TikTokCallTimes {
    private static final String BEGAN = "tiktokBegan";

    private final MeterRegistry meters;

    TikTokCallTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Remembers when the attempt on this exchange began. */
    void begin(Exchange exchange) {
        exchange.setProperty(BEGAN, System.nanoTime());
    }

    void answered(Exchange exchange, String operation) {
        record(exchange, operation, "ok");
    }

    void refused(Exchange exchange, String operation, TikTokErrorClass errorClass) {
        record(exchange, operation, errorClass.name().toLowerCase(Locale.ROOT));
    }

    void unanswered(Exchange exchange, String operation) {
        record(exchange, operation, "unanswered");
    }

    private void record(Exchange exchange, String operation, String result) {
        Long began = exchange.getProperty(BEGAN, Long.class);
        Timer.builder("tiktok.calls")
                .description("Attempts of calls to TikTok Shop by what they ended with")
                .tag("operation", operation)
                .tag("result", result)
                .register(meters)
                .record(began == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - began));
    }
}
