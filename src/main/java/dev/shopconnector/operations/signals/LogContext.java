package dev.shopconnector.operations.signals;

import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.Candidate;
import dev.shopconnector.orders.ShopLease;
import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.PushLease;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Gives the log lines of routes the ids that they are about, as {@code shop.id}, {@code order.id} and {@code parcel.id}.
 * They are read from the exchange when a line is written, and gone after it, so that no line has another one's.
 */
@Component
class LogContext implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        // Camel warns, at each start and of each step, of a processor that is not asynchronous.
        return definition instanceof LogDefinition
                ? AsyncProcessorConverterHelper.convert(exchange -> withIds(exchange, target))
                : target;
    }

    private static void withIds(Exchange exchange, Processor line) throws Exception {
        Map<String, String> ids = ids(exchange);
        ids.forEach(MDC::put);
        try {
            line.process(exchange);
        } finally {
            ids.keySet().forEach(MDC::remove);
        }
    }

    static Map<String, String> ids(Exchange exchange) {
        Map<String, String> ids = new HashMap<>();
        if (exchange.getVariable("store") instanceof Store store) {
            ids.put("shop.id", store.shopId());
        }
        Object lease = exchange.getVariable("lease");
        if (lease instanceof ShopLease shop) {
            ids.put("shop.id", shop.shopId());
        } else if (lease instanceof PushLease shop) {
            ids.put("shop.id", shop.shopId());
        }
        if (exchange.getVariable("parcel") instanceof Parcel parcel) {
            ids.put("shop.id", parcel.shopId());
            ids.put("order.id", parcel.orderId());
            ids.put("parcel.id", parcel.id());
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof Candidate candidate) {
            ids.put("order.id", candidate.id());
        }
        return ids;
    }
}
