package dev.shopconnector.shipstation;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that ShipStation has imported: ShipStation Order Source API, {@code acknowledge_orders}. The context comes
 * as text or as an object; an object is kept as its JSON text.
 */
public record AcknowledgedOrder(
        @Nullable String orderId,
        @Nullable String orderNumber,
        @Nullable Instant importedDate,
        @JsonDeserialize(using = TextOrJsonDeserializer.class) @Nullable String integrationContext) {}
