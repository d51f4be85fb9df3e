package dev.shopconnector;

import dev.shopconnector.shipstation.ShipStationJson;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/** Lets routes write ShipStation's JSON as {@code #shipStationJson}, without replacing Spring's own mapper. */
@Component
class ShipStationJsonInRoutes implements CamelContextConfiguration {

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getRegistry().bind("shipStationJson", ShipStationJson.mapper());
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Nothing is left to do: the mapper is bound.
    }
}
