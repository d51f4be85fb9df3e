package dev.shopconnector.scenarios;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * Stands on a stage in the place of every endpoint but {@code direct}: an address may be right or wrong, but nothing is
 * sent there or fetched from there, whichever step or error handler names it.
 */
final class NowhereEndpoint extends DefaultEndpoint {
    private NowhereEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** The endpoint itself when it leads to another route or can only begin one, else nowhere. */
    static Endpoint insteadOf(String uri, Endpoint endpoint) {
        boolean stays = uri.startsWith("direct:") || uri.startsWith("quartz:");
        return stays || !(endpoint instanceof DefaultEndpoint real)
                ? endpoint
                : new NowhereEndpoint(uri, real.getComponent());
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                throw nothingThere();
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw nothingThere();
    }

    private static IllegalStateException nothingThere() {
        return new IllegalStateException(
                "a step or an error handler leaves the routes; here nothing is sent or fetched");
    }
}
