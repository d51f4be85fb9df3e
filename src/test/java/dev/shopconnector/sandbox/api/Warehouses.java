package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Warehouse;
import java.util.List;

/** "Get Warehouse List". */
public final class Warehouses implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation("GET", "/logistics/202309/warehouses", "seller.logistics", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        ObjectNode data = Json.object();
        ArrayNode all = data.putArray("warehouses");
        List<Warehouse> warehouses = call.shop().warehouses();
        for (Warehouse warehouse : warehouses) {
            ObjectNode node = all.addObject();
            node.set("address", address(warehouse));
            node.put("effect_status", "ENABLED")
                    .put("entity_id", warehouse.id().substring(0, 10) + "000000001")
                    .put("id", warehouse.id())
                    .put("is_default", warehouse.equals(warehouses.get(0)))
                    .put("name", warehouse.name())
                    .put("sub_type", "DOMESTIC_WAREHOUSE")
                    .put("type", "SALES_WAREHOUSE");
        }
        return data;
    }

    private static ObjectNode address(Warehouse warehouse) {
        ObjectNode node = Json.object()
                .put("address_line1", warehouse.line1())
                .put("address_line2", warehouse.line2())
                .put("city", warehouse.city())
                .put("contact_person", "Shipping Desk")
                .put("distict", "")
                .put(
                        "full_address",
                        warehouse.line1() + ", " + warehouse.line2() + ", " + warehouse.city() + ", "
                                + warehouse.state() + " " + warehouse.postalCode());
        node.putObject("geolocation").put("latitude", "39.5100").put("longitude", "-119.7700");
        return node.put("phone_number", warehouse.phone())
                .put("postal_code", warehouse.postalCode())
                .put("region", "United States")
                .put("region_code", "US")
                .put("state", warehouse.state())
                .put("town", "");
    }
}
