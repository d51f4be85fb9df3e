package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.integration.http.HttpHeaders;
import org.springframework.messaging.MessageHeaders;

/** What goes from step to step while Spring Integration tells TikTok of parcels, and how TikTok's answers are read. */
final class IntegrationAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that ShipStation told of. */
    record Due(String orderId, String number) {}

    /** The same with the order as TikTok shows it. */
    record Parcel(String id, JsonNode order, String number) {
        boolean isAtTikTok() {
            return order.path("line_items").path(0).path("tracking_number").asText().equals(number);
        }

        Settled settled() {
            return new Settled(id, order.path("line_items").path(0).path("package_id").asText());
        }
    }

    /** Without a package when TikTok did not say yes. */
    record Settled(String orderId, String packageId) {}

    private IntegrationAnswers() {}

    static Parcel parcel(MessageHeaders headers) {
        return headers.get("parcel", Parcel.class);
    }

    static List<Parcel> parcels(byte[] answer, MessageHeaders headers) {
        Map<?, ?> numbers = headers.get("numbers", Map.class);
        List<Parcel> parcels = new ArrayList<>();
        for (JsonNode order : data(answer).path("orders")) {
            String id = order.path("id").asText();
            parcels.add(new Parcel(id, order, (String) numbers.get(id)));
        }
        return parcels;
    }

    static String ups(byte[] answer) {
        for (JsonNode provider : data(answer).path("shipping_providers")) {
            if (provider.path("name").asText().equals("UPS")) {
                return provider.path("id").asText();
            }
        }
        throw new IllegalStateException("UPS does not carry this");
    }

    /** A call that was answered 500 may have been carried out: the order is read again before it is made again. */
    static Settled answered(byte[] answer, MessageHeaders headers) {
        boolean yes = headers.get(HttpHeaders.STATUS_CODE) == HttpStatus.OK && read(answer).path("code").asInt() == 0;
        return new Settled(parcel(headers).id(), yes ? data(answer).path("package_id").asText() : null);
    }

    private static JsonNode data(byte[] answer) {
        JsonNode said = read(answer);
        if (said.path("code").asInt() != 0) {
            throw new IllegalStateException("TikTok said " + said);
        }
        return said.path("data");
    }

    private static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
