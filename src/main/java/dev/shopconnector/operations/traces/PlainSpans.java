package dev.shopconnector.operations.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets of a span out what cannot hold a person's data or a credential: names of routes and endpoints, times, and the few
 * attributes that are listed here. Events, which carry messages of exceptions, and queries of URLs stay inside.
 */
final class PlainSpans implements SpanExporter {
    private static final Set<String> PLAIN = Set.of(
            "component",
            "op",
            "error",
            "exchangeId",
            OrderTraces.SHOP_ID,
            OrderTraces.ORDER_ID,
            OrderTraces.OUTCOME,
            "http.method",
            "http.request.method",
            "http.status_code",
            "http.response.status_code");

    private final SpanExporter exporter;

    PlainSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(Plain::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Plain extends DelegatingSpanData {
        Plain(SpanData span) {
            super(span);
        }

        /** Without what follows a question mark, where Camel names a span after an endpoint. */
        @Override
        public String getName() {
            String name = super.getName();
            int query = name.indexOf('?');
            return query < 0 ? name : name.substring(0, query);
        }

        @Override
        public Attributes getAttributes() {
            return super.getAttributes().toBuilder()
                    .removeIf(key -> !PLAIN.contains(key.getKey()))
                    .build();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
