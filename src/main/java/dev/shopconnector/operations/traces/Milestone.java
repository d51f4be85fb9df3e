package dev.shopconnector.operations.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.OrderPage;
import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ReceivedBatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A step at which orders get on, and how to read from the exchange behind it which ones. */
@FunctionalInterface
interface Milestone {
    /** By the id of the step. */
    Map<String, Milestone> AT = Map.of(
            "orders.import.save", Milestone::stored,
            "order-source.sales_orders_export.page", Milestone::handedOut,
            "shipments.accept.store", Milestone::parcelTold,
            "shipments.settle.write", Milestone::parcelSettled);

    ObjectMapper JSON = new ObjectMapper();

    /** Those that got on; empty when the body is not what the step makes, as in a route that was edited. */
    List<Passed> passed(Exchange exchange) throws IOException;

    /**
     * An order that got on.
     *
     * @param outcome a word of ours: the judgement, the status that ShipStation gets, the parcel's state
     */
    record Passed(String shopId, String orderId, String outcome) {}

    private static List<Passed> stored(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof OrderPage page)) {
            return List.of();
        }
        return page.candidates().stream()
                .map(order -> new Passed(
                        page.lease().shopId(),
                        order.id(),
                        order.judgement().verdict().word()))
                .toList();
    }

    private static List<Passed> handedOut(Exchange exchange) throws IOException {
        Store store = store(exchange);
        if (store == null || !(exchange.getMessage().getBody() instanceof byte[] page)) {
            return List.of();
        }
        return StreamSupport.stream(JSON.readTree(page).path("sales_orders").spliterator(), false)
                .map(order -> new Passed(store.shopId(), text(order, "order_id"), text(order, "status")))
                .toList();
    }

    private static List<Passed> parcelTold(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof ReceivedBatch batch)) {
            return List.of();
        }
        return batch.notifications().stream()
                .map(ReceivedBatch.Received::parcel)
                .filter(Objects::nonNull)
                .map(Milestone::of)
                .toList();
    }

    private static List<Passed> parcelSettled(Exchange exchange) {
        if (!(exchange.getVariable("parcel") instanceof Parcel parcel)) {
            return List.of();
        }
        return List.of(new Passed(parcel.shopId(), parcel.orderId(), String.valueOf(exchange.getVariable("verdict"))));
    }

    private static Passed of(Parcel parcel) {
        return new Passed(parcel.shopId(), parcel.orderId(), parcel.state().word());
    }

    private static @Nullable Store store(Exchange exchange) {
        return exchange.getVariable("store") instanceof Store store ? store : null;
    }

    private static String text(JsonNode order, String field) {
        return order.path(field).asText();
    }
}
