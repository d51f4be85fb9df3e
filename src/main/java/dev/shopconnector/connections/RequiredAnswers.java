package dev.shopconnector.connections;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.shipstation.ShipStationRequest;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShipmentNotificationRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to an operation must hold: ShipStation Order Source API. Whoever edits a route may leave away what it
 * does; without its answer the door says no, so that ShipStation comes again and nothing is taken for done.
 */
final class RequiredAnswers {
    private static final String NOTIFICATIONS = "shipment_notification";
    private static final Map<String, String> FIELDS = Map.of(
            "acknowledge_orders",
            "responses",
            "get_connection_context",
            "connection_context",
            "get_source_details",
            "source_details",
            "notification_status",
            "notifications",
            "sales_orders_export",
            "sales_orders",
            NOTIFICATIONS,
            "notification_results");

    private RequiredAnswers() {}

    /**
     * Lets an answer pass that is one to this operation; what an operation has to answer that the published API does not
     * know, its route decides.
     *
     * @param answer JSON in UTF-8; null when the route left nothing
     * @throws IllegalStateException when the route has not answered; the message names it, and nothing of the answer
     */
    static void require(String operation, ShipStationRequest request, byte @Nullable [] answer) {
        String field = FIELDS.get(operation);
        try {
            if (operation.equals("validate_connection") && answer != null && answer.length > 0) {
                throw missing(operation, "empty body");
            }
            if (field != null && (answer == null || !has(field, answer))) {
                throw missing(operation, "'" + field + "'");
            }
            if (answer != null && request instanceof ShipmentNotificationRequest told && !hasAll(told, answer)) {
                throw missing(operation, "result for each notification");
            }
        } catch (IOException e) {
            throw missing(operation, "JSON");
        }
    }

    /** Read no further than to the field: an export holds it first, and before megabytes. */
    private static boolean has(String field, byte[] answer) throws IOException {
        try (JsonParser json = ShipStationJson.mapper().createParser(answer)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals(field);
                JsonToken value = json.nextToken();
                if (found) {
                    return value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT;
                }
                json.skipChildren();
            }
            return false;
        }
    }

    private static boolean hasAll(ShipmentNotificationRequest told, byte[] answer) throws IOException {
        Set<String> answered = new HashSet<>();
        ShipStationJson.mapper()
                .readTree(answer)
                .path(FIELDS.get(NOTIFICATIONS))
                .forEach(result -> answered.add(ShipmentNotification.idOf(result)));
        return told.notifications().stream().map(ShipmentNotification::idOf).allMatch(answered::contains);
    }

    private static IllegalStateException missing(String operation, String what) {
        return new IllegalStateException("the route order-source." + operation + " left no " + what
                + "; whoever edited it took its answer away. Correct the file");
    }
}
