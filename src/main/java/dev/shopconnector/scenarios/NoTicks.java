package dev.shopconnector.scenarios;

import org.apache.camel.CamelContext;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/** A route that something from outside would start is started by a scenario alone. */
final class NoTicks extends ModelLifecycleStrategySupport {
    private final CamelContext camel;

    NoTicks(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        FromDefinition from = route.getInput();
        String uri = camel.resolvePropertyPlaceholders(from.getEndpointUri());
        if (!uri.startsWith("direct:")) {
            from.setUri("direct:scenario." + route.getId());
        }
    }
}
