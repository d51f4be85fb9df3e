package dev.shopconnector.operations.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.orders.ShopLease;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A log line has the ids that it is about, and the next one has none of them. */
class LogContextTest {
    private final Map<String, String> seen = new HashMap<>();
    private final Processor line = exchange -> seen.putAll(copy());

    private static Map<String, String> copy() {
        Map<String, String> now = MDC.getCopyOfContextMap();
        return now == null ? Map.of() : now;
    }

    @Test
    void theShopOfTheLeaseIsThereWhileTheLineIsWrittenAndGoneAfterwards() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.setVariable(
                    "lease",
                    new ShopLease(
                            "shop-1",
                            "c",
                            "cipher",
                            1,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            StoreSettings.DEFAULTS,
                            true,
                            false,
                            Instant.EPOCH));

            new LogContext()
                    .wrapProcessorInInterceptors(camel, new LogDefinition("words"), line, null)
                    .process(exchange);

            assertThat(seen).containsEntry("shop.id", "shop-1");
            assertThat(copy()).doesNotContainKey("shop.id");
        }
    }

    @Test
    void otherStepsAreLeftAlone() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(new LogContext().wrapProcessorInInterceptors(camel, new SetBodyDefinition(), line, null))
                    .isSameAs(line);
        }
    }

    @Test
    void camelHasNothingToWarnOfAtTheStart() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(new LogContext().wrapProcessorInInterceptors(camel, new LogDefinition("words"), line, null))
                    .isInstanceOf(AsyncProcessor.class);
        }
    }
}
