package dev.shopconnector.sandbox.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.ShipTo;

/** {@code recipient_address} of an order. */
final class AddressJson {
    private AddressJson() {}

    static ObjectNode empty() {
        ObjectNode node = fields(new ShipTo("", "", "", "", "", "", "", "", "", "", ""), "", "");
        node.putArray("district_info");
        node.putObject("delivery_preferences").put("drop_off_location", "");
        return node;
    }

    static ObjectNode clear(ShipTo to) {
        return shown(to, to.name());
    }

    static ObjectNode masked(ShipTo to) {
        ShipTo masked = new ShipTo(
                Mask.name(to.firstName()),
                Mask.name(to.lastName()),
                Mask.phone(to.phone()),
                Mask.text(to.line1()),
                Mask.text(to.line2()),
                Mask.text(to.city()),
                to.county(),
                to.state(),
                to.stateIso(),
                Mask.postalCode(to.postalCode()),
                Mask.text(to.dropOff()));
        return shown(masked, masked.name());
    }

    private static ObjectNode shown(ShipTo to, String name) {
        StringBuilder full = new StringBuilder("United States");
        for (String part : new String[] {to.state(), to.county(), to.city(), to.line1(), to.line2()}) {
            if (!part.isEmpty()) {
                full.append(", ").append(part);
            }
        }
        ObjectNode node = fields(to, name, full.toString());
        ArrayNode districts = node.putArray("district_info");
        district(districts, "L0", "country", "United States").put("iso_code", "US");
        ObjectNode state = district(districts, "L1", "state", to.state());
        if (!to.stateIso().isEmpty()) {
            state.put("iso_code", to.stateIso());
        }
        if (!to.county().isEmpty()) {
            district(districts, "L2", "county", to.county()).put("iso_code", "");
        }
        district(districts, "L3", "city", to.city()).put("iso_code", "");
        node.putObject("delivery_preferences").put("drop_off_location", to.dropOff());
        return node;
    }

    private static ObjectNode district(ArrayNode districts, String level, String levelName, String name) {
        return districts
                .addObject()
                .put("address_level", level)
                .put("address_level_name", levelName)
                .put("address_name", name);
    }

    private static ObjectNode fields(ShipTo to, String name, String full) {
        String detail = to.line2().isEmpty() ? to.line1() : to.line1() + " " + to.line2();
        return Json.object()
                .put("address_detail", detail)
                .put("address_line1", to.line1())
                .put("address_line2", to.line2())
                .put("address_line3", "")
                .put("address_line4", "")
                .put("first_name", to.firstName())
                .put("first_name_local_script", "")
                .put("last_name", to.lastName())
                .put("last_name_local_script", "")
                .put("full_address", full)
                .put("name", name)
                .put("phone_number", to.phone())
                .put("post_town", "")
                .put("postal_code", to.postalCode())
                .put("region_code", "US");
    }
}
