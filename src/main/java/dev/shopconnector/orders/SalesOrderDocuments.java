package dev.shopconnector.orders;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.ShipStationJson;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sales orders as the JSON that is stored. Status and modified time are left out: they are known when the order is
 * handed out, and put in front then.
 */
@Component
class SalesOrderDocuments {
    private final ObjectMapper json = ShipStationJson.mapper().copy().addMixIn(SalesOrder.class, WithoutStatus.class);

    @JsonIgnoreProperties({"status", "modified_date_time"})
    private interface WithoutStatus {}

    byte[] write(SalesOrder order) {
        try {
            return json.writeValueAsBytes(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sales order is plain data and can be written", e);
        }
    }

    /** ShipStation's status of this name; null for a word that it does not know. */
    @Nullable
    SalesOrderStatus status(@Nullable String word) {
        return Arrays.stream(SalesOrderStatus.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElse(null);
    }
}
