package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.ParcelControl;
import dev.shopconnector.sandbox.ShippedParcel;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shipping.ShippingRules;
import dev.shopconnector.sandbox.shipping.ShippingRules.Travel;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** {@code /sandbox/control/parcels} and {@code /parcels/{rule}}. */
final class ParcelCommands {
    private static final String USPS_REFUSED =
            "The tracking number failed verification. USPS labels must be bought with TikTok Shipping.";

    private final ParcelControl parcels;

    ParcelCommands(ParcelControl parcels) {
        this.parcels = parcels;
    }

    /** What took effect: of one order, or of all that came in through the API. */
    ObjectNode list(HttpCall call) {
        String order = call.query("order");
        List<ShippedParcel> shown = order.isEmpty() ? parcels.all() : parcels.of(order);
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("parcels");
        shown.forEach(parcel -> all.add(parcel(parcel)));
        ObjectNode uploads = answer.putObject("effective_uploads");
        new TreeMap<>(parcels.effectiveUploads()).forEach(uploads::put);
        ObjectNode repeats = answer.putObject("refused_repeats");
        new TreeMap<>(parcels.refusedRepeats()).forEach(repeats::put);
        return answer;
    }

    ObjectNode rule(String rule, HttpCall call) {
        ControlBody body = ControlBody.of(call);
        ShippingRules rules = parcels.rules();
        switch (rule) {
            case "usps" ->
                rules.setUsps(
                        body.flag("refuse", true)
                                ? new Verdict(body.number("code", 21011022), body.text("message", USPS_REFUSED))
                                : null);
            case "mismatch" -> rules.refuseMismatch(body.flag("refuse", true));
            case "repeats" -> rules.acceptRepeats(body.flag("accept", true));
            case "travel" -> rules.setTravel(travel(body));
            case "verdicts" -> verdicts(call, body, rules);
            default -> throw new IllegalArgumentException("no rule " + rule);
        }
        return Json.object();
    }

    private static void verdicts(HttpCall call, ControlBody body, ShippingRules rules) {
        if (call.method().equals("DELETE")) {
            rules.forgetVerdicts();
        } else {
            rules.judge(
                    body.text("tracking_number", ShippingRules.ANY),
                    new Verdict(body.number("code", 0), body.text("message", "Verification timed out.")));
        }
    }

    private static Travel travel(ControlBody body) {
        return new Travel(
                seconds(body, "collected_seconds", Travel.USUAL.collected()),
                seconds(body, "delivered_seconds", Travel.USUAL.delivered()),
                seconds(body, "completed_seconds", Travel.USUAL.completed()));
    }

    private static Duration seconds(ControlBody body, String name, Duration otherwise) {
        return Duration.ofSeconds(body.number(name, (int) otherwise.toSeconds()));
    }

    private static ObjectNode parcel(ShippedParcel parcel) {
        ObjectNode node = Json.object()
                .put("package_id", parcel.packageId())
                .put("order_id", parcel.orderId())
                .put("shop_id", parcel.shopId());
        ArrayNode lines = node.putArray("order_line_item_ids");
        parcel.lineIds().forEach(lines::add);
        return node.put("shipping_provider_id", parcel.providerId())
                .put("shipping_provider_name", parcel.providerName())
                .put("tracking_number", parcel.tracking())
                .put("shipped_time", parcel.shippedAt().getEpochSecond())
                .put("uploaded", parcel.uploaded())
                .put("edits", parcel.edits());
    }
}
