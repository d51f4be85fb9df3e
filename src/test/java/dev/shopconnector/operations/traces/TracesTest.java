package dev.shopconnector.operations.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.flows.Flows;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NUMBER = "1Z999AA10123456784";

    /** What is on its way when the connector stops is sent before it ends. */
    @Test
    void anOrderIsOneTraceFromItsReadingToTikToksYesWithoutPersonalDataOrCredentials() throws IOException {
        try (TraceCollector collector = new TraceCollector();
                TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0))) {
            Seller seller = sandbox.control().sellers().add("Traced", 1, 0);
            String shop = seller.shops().get(0).id();
            String key;
            String order;
            try (RunningConnector connector = RunningConnector.start(
                    sandbox,
                    EmbeddedMariaDb.shared().freshUrl(),
                    "connector.traces.endpoint=" + collector.endpoint())) {
                key = connector.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
                order = canary(sandbox, shop);
                await().atMost(SOON)
                        .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 1);
                connector.export(key, Instant.EPOCH);
                ship(connector, key, order);
                await().atMost(SOON)
                        .until(() -> connector.count("SELECT COUNT(*) FROM parcels WHERE state = 'accepted'") == 1);
            }

            List<String> names = collector.names(OrderTraceIds.of(shop, order));
            assertThat(names)
                    .contains(
                            "orders.import.save",
                            "order-source.sales_orders_export.page",
                            "shipments.accept.store",
                            "shipments.settle.write");
            assertThat(collector.spans())
                    .extracting(Span::getName)
                    .contains("orders.import", "shipments.push", "tiktok.send");
            assertThat(collector.spans())
                    .filteredOn(span -> names.contains(span.getName()))
                    .allSatisfy(span -> assertThat(collector.spans())
                            .as("the route's span that %s is linked to", span.getName())
                            .anyMatch(route ->
                                    route.getSpanId().equals(span.getLinks(0).getSpanId())));
            assertThat(collector.spans().toString())
                    .doesNotContain("CANARY", key, "sign=", "app_key", "shop_cipher", NUMBER, "Bearer");
        }
    }

    @Test
    void nothingIsTracedUnlessACollectorIsSet() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector =
                        RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl())) {
            CamelContext camel = connector.bean(Flows.class).camel();
            assertThat(camel.hasService(OpenTelemetryTracer.class)).isNull();
            assertThat(camel.getRegistry().findByType(Tracer.class)).isEmpty();
        }
    }

    /** The id of a shippable order with a name and a street to be found. */
    private static String canary(TikTokSandbox sandbox, String shop) {
        String id = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        sandbox.control()
                .orders()
                .edit(
                        id,
                        tree("{\"recipient_address\": {\"name\": \"CANARY Smith\", \"address_line1\": \"1 CANARY\"}}"));
        sandbox.control().orders().touch(id);
        return id;
    }

    private static void ship(RunningConnector connector, String key, String order) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", "n-1")
                .put("order_id", order)
                .put("carrier_code", "ups")
                .put("tracking_number", NUMBER)
                .put("notes", "CANARY");
        connector.orderSource(key, "shipment_notification", body);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
