package dev.shopconnector.scenarios;

import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
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
            resolve(uri, route);
            from.setUri("direct:scenario." + route.getId());
        }
    }

    /** Nothing listens there, but a mistake in the address is one all the same. */
    private void resolve(String uri, RouteDefinition route) {
        try {
            camel.getEndpoint(uri);
        } catch (ResolveEndpointFailedException e) {
            throw new FailedToCreateRouteException(route.getId(), route.getLocation(), uri, e);
        }
    }
}
