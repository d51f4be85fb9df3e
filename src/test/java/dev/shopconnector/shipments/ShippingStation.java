package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.util.UUID;

/** ShipStation as far as it ships: tells of parcels and asks what became of them. */
final class ShippingStation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningConnector connector;
    private final String key;

    ShippingStation(RunningConnector connector, String key) {
        this.connector = connector;
        this.key = key;
    }

    /** A parcel with all that is left of an order; items can be added. */
    static ObjectNode parcel(String orderId, String carrier, String trackingNumber) {
        return JSON.createObjectNode()
                .put("notification_id", UUID.randomUUID().toString())
                .put("order_id", orderId)
                .put("order_number", orderId)
                .put("carrier_code", carrier)
                .put("tracking_number", trackingNumber);
    }

    /** The parcel with so many of an item in it. */
    static ObjectNode with(ObjectNode parcel, String lineItemId, int quantity) {
        parcel.withArray("items")
                .addObject()
                .put("line_item_id", lineItemId)
                .put("description", "an item")
                .put("quantity", quantity);
        return parcel;
    }

    /** The same parcel in a new notification. */
    static ObjectNode anew(ObjectNode parcel) {
        return parcel.deepCopy().put("notification_id", UUID.randomUUID().toString());
    }

    /** The answers to these parcels, told in one request. */
    JsonNode ships(JsonNode... parcels) {
        return ok(tells(parcels)).path("notification_results");
    }

    /** The same, whatever the answer. */
    HttpResponse<String> tells(JsonNode... parcels) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode notifications = body.putArray("notifications");
        for (JsonNode parcel : parcels) {
            notifications.add(parcel);
        }
        return connector.orderSource(key, "shipment_notification", body);
    }

    /** What ShipStation is told of a parcel when it asks again. */
    JsonNode asks(String submissionId) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("notifications").addObject().put("notification_id", "n-1").put("submission_id", submissionId);
        return ok(connector.orderSource(key, "notification_status", body))
                .path("notifications")
                .path(0);
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return RunningConnector.json(answer);
    }
}
