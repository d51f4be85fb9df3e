package dev.shopconnector.console;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.SpringBootCamelContext;
import org.springframework.stereotype.Component;

/** Keeps the context that is only the mould of those in which routes run out of the console: it has no routes. */
@Component
class MouldWithoutJmx implements CamelContextConfiguration {

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        if (camel instanceof SpringBootCamelContext) {
            camel.disableJMX();
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Nothing is left to do.
    }
}
