package dev.shopconnector.tiktok;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * After each failed attempt: counts it and sets the pause before the next, {@code max(Retry-After, min(base * 2^n +
 * jitter, cap))} as TikTok Shop's rate limit guide asks. Whether there is a next one stands in {@code errors.camel.yaml}.
 */
public class TikTokBackOff implements Processor {
    /** The exchange property with the number of failed attempts of this call so far. */
    static final String FAILURES = "tiktokFailures";
    /** The exchange property with the pause before the next attempt. */
    static final String PAUSE_MILLIS = "tiktokPauseMillis";

    private final TikTokSettings.BackOff settings;
    private final DoubleSupplier random;

    /**
     * Pauses with these figures.
     *
     * @param random from 0 to below 1
     */
    public TikTokBackOff(TikTokSettings.BackOff settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    @Override
    public void process(Exchange exchange) {
        // Camel also calls the processor of an earlier refusal when the latest one names none.
        if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof TikTokUnauthorizedException) {
            return;
        }
        int failures = exchange.getProperty(FAILURES, 0, Integer.class);
        TikTokException refusal =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof TikTokException e ? e : null;
        long pause = pauseMillis(failures, refusal);
        exchange.setProperty(FAILURES, failures + 1);
        exchange.setProperty(PAUSE_MILLIS, pause);
        exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, pause);
    }

    /** @param failures attempts that failed before this one */
    long pauseMillis(int failures, @Nullable TikTokException refusal) {
        double base = settings.baseDelay().toMillis();
        double grown = base * Math.pow(2, failures) + base * random.getAsDouble();
        long own = (long) Math.min(grown, (double) settings.longestDelay().toMillis());
        Duration asked = refusal == null ? null : refusal.retryAfter();
        return asked == null ? own : Math.max(asked.toMillis(), own);
    }
}
