package dev.shopconnector.operations.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends traces to an OpenTelemetry collector when one is set; otherwise nothing of this exists. No trace context is sent
 * to TikTok Shop or taken from ShipStation.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${connector.traces.endpoint}'.isBlank()")
class TraceConfiguration {

    @Bean
    OrderTraceIds orderTraceIds() {
        return new OrderTraceIds();
    }

    @Bean(destroyMethod = "close")
    SdkTracerProvider tracerProvider(
            OrderTraceIds ids,
            @Value("${connector.traces.endpoint}") String endpoint,
            @Value("${connector.traces.share}") double share,
            @Value("${spring.application.name}") String name) {
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), name)))
                .setIdGenerator(ids)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(new PlainSpans(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint)
                                .build()))
                        .build())
                .build();
    }

    @Bean
    Tracer tracer(SdkTracerProvider provider) {
        return provider.get("dev.shopconnector");
    }

    @Bean
    ContextPropagators contextPropagators() {
        return ContextPropagators.noop();
    }

    @Bean
    OrderTraces orderTraces(Tracer tracer, OrderTraceIds ids, Clock clock) {
        return new OrderTraces(tracer, ids, clock);
    }

    @Bean
    CamelContextConfiguration routesAreTraced() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                new OpenTelemetryTracer().init(camel);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // The tracer starts with the context.
            }
        };
    }
}
