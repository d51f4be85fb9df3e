package dev.shopconnector.operations.signals;

import dev.shopconnector.connections.ConnectionHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Gauges from the tables. They speak of all nodes together, since every node sees the same tables: ask for their
 * maximum, never for their sum. No shop has a series of its own, so that ten thousand shops cost what ten do; which
 * shop it is says {@code /actuator/shops}.
 */
@Component
class TableMeters implements MeterBinder {
    private static final double DAY = 86_400;

    private final CachedFigures figures;

    TableMeters(CachedFigures figures) {
        this.figures = figures;
    }

    private record Span(String name, double from, double to) {}

    private static final List<Span> SPANS = List.of(
            new Span("ended", Double.NEGATIVE_INFINITY, 0),
            new Span("1d", 0, DAY),
            new Span("7d", DAY, 7 * DAY),
            new Span("30d", 7 * DAY, 30 * DAY),
            new Span("more", 30 * DAY, Double.POSITIVE_INFINITY));

    @Override
    public void bindTo(MeterRegistry meters) {
        for (ConnectionHealth.State known : ConnectionHealth.State.values()) {
            String state = known.name().toLowerCase(Locale.ROOT);
            gauge("shops.connected", "Shops by state", f -> f.shopsIn(state))
                    .tag("state", state)
                    .register(meters);
        }
        for (double share : new double[] {0.5, 0.9, 1}) {
            gauge(
                            "shops.lag",
                            "How far behind TikTok the shops are whose orders come in by themselves",
                            f -> f.lag(share))
                    .baseUnit("seconds")
                    .tag("share", share == 1 ? "1" : String.valueOf(share))
                    .register(meters);
        }
        for (String state : List.of("waiting", "refused")) {
            gauge("parcels.open", "Parcels that TikTok does not have yet", f -> f.parcelsIn(state))
                    .tag("state", state)
                    .register(meters);
        }
        gauge("parcels.oldest.waiting", "How long the parcel waits that waits longest", Figures::oldestWaitingSeconds)
                .baseUnit("seconds")
                .register(meters);
        for (Span span : SPANS) {
            gauge(
                            "tokens.refresh",
                            "Consents of sellers by the time that they are still good",
                            f -> f.consentsLeft(span.from(), span.to()))
                    .tag("left", span.name())
                    .register(meters);
        }
        gauge(
                        "tokens.refresh.least",
                        "Time left of the consent that ends first",
                        f -> Figures.least(f.consentSecondsLeft()))
                .baseUnit("seconds")
                .register(meters);
        gauge(
                        "tokens.access.least",
                        "Time left of the access token that ends first",
                        f -> Figures.least(f.accessSecondsLeft()))
                .baseUnit("seconds")
                .register(meters);
        gauge(
                        "orders.reconciliation.open",
                        "Differences that the last comparison of each shop found and could not heal",
                        Figures::openDifferences)
                .register(meters);
        gauge(
                        "orders.reconciliation.given.up",
                        "Shops of which the last comparison with TikTok broke off too often",
                        Figures::comparisonsGivenUp)
                .register(meters);
    }

    private Gauge.Builder<CachedFigures> gauge(String name, String description, ToDoubleFunction<Figures> figure) {
        return Gauge.builder(name, figures, cached -> figure.applyAsDouble(cached.now()))
                .description(description);
    }
}
