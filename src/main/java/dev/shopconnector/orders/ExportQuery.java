package dev.shopconnector.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an export asks for and how far it has come; also the cursor, which is this record as text, so that a page can be
 * asked for with nothing but its cursor. Instants are UTC with microseconds; the window holds both its ends.
 *
 * @param shopId the shop that the cursor was made for
 * @param from the window's beginning
 * @param to the window's end; no order will ever be given a modified time in it again
 * @param afterModified modified time of the last order served, or {@code from} before the first page
 * @param afterOrder id of the last order served, or empty before the first page
 * @param statuses TikTok status → ShipStation status, over the default table
 * @param fields custom_field_1..3 → path of a data point of the TikTok order
 */
record ExportQuery(
        @JsonProperty(required = true) String shopId,
        @JsonProperty(required = true) Instant from,
        @JsonProperty(required = true) Instant to,
        @JsonProperty(required = true) Instant afterModified,
        @JsonProperty(required = true) String afterOrder,
        @JsonProperty(required = true) Map<String, String> statuses,
        @JsonProperty(required = true) Map<String, String> fields) {

    private static final Set<String> FIELDS = Set.of("custom_field_1", "custom_field_2", "custom_field_3");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** @throws IllegalArgumentException for times or mappings that no request can lead to */
    ExportQuery {
        statuses = Map.copyOf(statuses);
        fields = Map.copyOf(fields);
        statuses.values().forEach(SalesOrderStatus::valueOf);
        fields.forEach((field, path) -> requirePath(field, path));
        if (from.isBefore(Instant.EPOCH) || afterModified.isBefore(from) || to.isBefore(afterModified)) {
            throw new IllegalArgumentException("a window runs forward, from 1970 at the earliest");
        }
        if (to.isAfter(LATEST)) {
            throw new IllegalArgumentException("a window ends before the year 9999");
        }
    }

    private static void requirePath(String field, String path) {
        if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException("there is no " + field);
        }
        DataPoints.value(MissingNode.getInstance(), path);
    }

    ExportQuery behind(Instant modified, String orderId) {
        return new ExportQuery(shopId, from, to, modified, orderId, statuses, fields);
    }

    String cursor() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor is plain data and can be written", e);
        }
    }

    /** @throws InvalidRequestException when this is no cursor of ours, or one of another store */
    static ExportQuery fromCursor(String shopId, String cursor) {
        ExportQuery query = read(cursor);
        if (query == null || !query.shopId.equals(shopId)) {
            throw new InvalidRequestException(
                    "cursor is not one that this store's sales_orders_export gave out; leave it away to begin the window"
                            + " again");
        }
        return query;
    }

    private static @Nullable ExportQuery read(String cursor) {
        try {
            return JSON.readValue(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8), ExportQuery.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }
}
