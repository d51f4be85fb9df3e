package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which data point of an order goes into which custom field: ShipStation Order Source API,
 * {@code sales_order_field_mappings}.
 */
public record FieldMappings(
        @JsonProperty("custom_field_1") @Nullable String customField1,
        @JsonProperty("custom_field_2") @Nullable String customField2,
        @JsonProperty("custom_field_3") @Nullable String customField3) {}
