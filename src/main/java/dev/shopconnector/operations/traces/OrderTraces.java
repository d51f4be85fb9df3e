package dev.shopconnector.operations.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;

/**
 * Gives each order a trace of its own: stored, handed out, parcel told, parcel settled. Each span is linked to the span of
 * the route that did it; it begins and ends with the step that it is named after.
 */
class OrderTraces implements InterceptStrategy {
    static final String SHOP_ID = "shop.id";
    static final String ORDER_ID = "order.id";
    static final String OUTCOME = "outcome";

    private final Tracer tracer;
    private final OrderTraceIds ids;
    private final Clock clock;

    OrderTraces(Tracer tracer, OrderTraceIds ids, Clock clock) {
        this.tracer = tracer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        Milestone milestone = Milestone.AT.get(String.valueOf(definition.getId()));
        return milestone == null
                ? target
                : AsyncProcessorConverterHelper.convert(
                        exchange -> traced(exchange, definition.getId(), target, milestone));
    }

    private void traced(Exchange exchange, String step, Processor target, Milestone milestone) throws Exception {
        Instant began = clock.instant();
        target.process(exchange);
        if (exchange.getException() != null) {
            return;
        }
        List<Milestone.Passed> passed = milestone.passed(exchange);
        Instant ended = clock.instant();
        for (Milestone.Passed order : passed) {
            Span span = ids.start(
                    tracer.spanBuilder(step)
                            .setStartTimestamp(began)
                            .addLink(Span.current().getSpanContext())
                            .setAttribute(SHOP_ID, order.shopId())
                            .setAttribute(ORDER_ID, order.orderId())
                            .setAttribute(OUTCOME, order.outcome()),
                    order.shopId(),
                    order.orderId());
            span.end(ended);
        }
    }
}
