package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shipping.MarkShipped;
import dev.shopconnector.sandbox.shipping.Marked;
import dev.shopconnector.sandbox.shipping.Ownership;
import java.util.List;
import java.util.Set;

/** "Mark Package As Shipped": one parcel of an order, with all or some of its lines. */
public final class MarkPackageShipped implements Endpoint {
    private static final int MOST_LINES = 1_000;

    private final Ownership ownership;
    private final MarkShipped markShipped;

    public MarkPackageShipped(Ownership ownership, MarkShipped markShipped) {
        this.ownership = ownership;
        this.markShipped = markShipped;
    }

    @Override
    public Operation operation() {
        return new Operation("POST", "/fulfillment/202309/orders/{id}/packages", "seller.fulfillment.basic", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        LabelBody label = LabelBody.of(call);
        Set<String> asked = new SearchBody(call.jsonBody()).texts("order_line_item_ids", MOST_LINES);
        List<String> lines = asked == null ? List.of() : List.copyOf(asked);
        Marked marked = ownership.withOrder(
                call,
                call.pathId(),
                order -> markShipped.mark(call.shop(), order, lines, label.providerId(), label.tracking()));
        ObjectNode data = Json.object().put("order_id", call.pathId());
        ArrayNode ids = data.putArray("order_line_item_ids");
        lines.forEach(ids::add);
        data.put("package_id", marked.packageId());
        if (marked.warning() != null) {
            data.putObject("warning").put("message", marked.warning());
        }
        return data;
    }
}
