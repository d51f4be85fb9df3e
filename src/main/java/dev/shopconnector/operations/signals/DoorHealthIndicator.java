package dev.shopconnector.operations.signals;

import dev.shopconnector.flows.Flows;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether ShipStation's requests can be answered: the routes behind its door run, all of them. A route elsewhere that an
 * operator has stopped does not take the node out of service.
 */
@Component
class DoorHealthIndicator implements HealthIndicator {
    private static final String DOOR = "order-source.";

    private final Flows flows;

    DoorHealthIndicator(Flows flows) {
        this.flows = flows;
    }

    @Override
    public Health health() {
        CamelContext camel = flows.camel();
        long stopped = camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.startsWith(DOOR))
                .filter(id -> camel.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .count();
        return (stopped == 0 ? Health.up() : Health.down())
                .withDetail("stopped", stopped)
                .build();
    }
}
