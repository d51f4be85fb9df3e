package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** ShipStation as far as it ships: tells of a UPS parcel for each order, fifty in a request, one request after the other. */
final class Notifications {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI door;
    private final String storeKey;

    Notifications(String door, String storeKey) {
        this.door = URI.create(door);
        this.storeKey = storeKey;
    }

    /** The tracking number of an order's only parcel. */
    static String number(String orderId) {
        return "1Z" + orderId.substring(orderId.length() - 16);
    }

    /** How long each acknowledgement took. */
    Reading send(List<String> orders) throws IOException, InterruptedException {
        Reading acknowledgements = new Reading();
        for (int from = 0; from < orders.size(); from += BATCH) {
            List<String> batch = orders.subList(from, Math.min(orders.size(), from + BATCH));
            HttpRequest request = HttpRequest.newBuilder(door)
                    .header("Authorization", "Bearer " + storeKey)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body(batch))))
                    .build();
            long asked = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            acknowledgements.add(System.nanoTime() - asked, answer.body().length);
            verify(answer, batch.size());
        }
        return acknowledgements;
    }

    private static ObjectNode body(List<String> orders) {
        ObjectNode body = JSON.createObjectNode().put("transaction_id", UUID.randomUUID().toString());
        body.putObject("auth").put("order_source_api_code", "tiktok_shop_us");
        ArrayNode notifications = body.putArray("notifications");
        for (String order : orders) {
            notifications
                    .addObject()
                    .put("notification_id", UUID.randomUUID().toString())
                    .put("order_id", order)
                    .put("order_number", order)
                    .put("carrier_code", "ups")
                    .put("tracking_number", number(order));
        }
        return body;
    }

    private static void verify(HttpResponse<byte[]> answer, int parcels) throws IOException {
        JsonNode results = JSON.readTree(answer.body()).path("notification_results");
        if (answer.statusCode() != 200 || results.size() != parcels) {
            throw new IllegalStateException("void: " + answer.statusCode() + ", " + results.size() + " of " + parcels
                    + " parcels were acknowledged");
        }
    }
}
