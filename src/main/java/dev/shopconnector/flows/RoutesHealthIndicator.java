package dev.shopconnector.flows;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * {@code DEGRADED} while the folder holds routes that cannot run; the node works on with the last that could, so it is
 * neither taken out of service nor restarted for it.
 */
@Component
class RoutesHealthIndicator implements HealthIndicator {
    private static final Status DEGRADED =
            new Status("DEGRADED", "The folder of routes holds what cannot run; the last good set goes on.");

    private final Flows flows;

    RoutesHealthIndicator(Flows flows) {
        this.flows = flows;
    }

    @Override
    public Health health() {
        RouteEdit edit = flows.edit();
        Health.Builder health = edit.problems().isEmpty() ? Health.up() : Health.status(DEGRADED);
        return health.withDetail("set", edit.hash().substring(0, 12))
                .withDetail("since", edit.since())
                .withDetail(
                        "problems",
                        edit.problems().stream().map(RouteProblem::toString).toList())
                .build();
    }
}
