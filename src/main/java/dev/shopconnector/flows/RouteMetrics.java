package dev.shopconnector.flows;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** How often routes were replaced or refused, and whether the folder holds what cannot run. */
@Component
class RouteMetrics {
    private static final String RELOADS = "connector.routes.reloads";

    private final MeterRegistry registry;
    private final Counter taken;
    private final Counter refused;

    RouteMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.taken = Counter.builder(RELOADS)
                .description("Edited sets of routes")
                .tag("result", "taken")
                .register(registry);
        this.refused = Counter.builder(RELOADS)
                .description("Edited sets of routes")
                .tag("result", "refused")
                .register(registry);
    }

    void watch(BooleanSupplier isRefused) {
        Gauge.builder("connector.routes.refused", isRefused, now -> now.getAsBoolean() ? 1 : 0)
                .description("1 while the folder holds routes that cannot run")
                .strongReference(true)
                .register(registry);
    }

    void taken() {
        taken.increment();
    }

    void refused() {
        refused.increment();
    }
}
