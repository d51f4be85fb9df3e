package dev.shopconnector.sandbox.control;

import dev.shopconnector.sandbox.faults.Aim;
import dev.shopconnector.sandbox.faults.Effect;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.ShipTo;
import java.time.Duration;
import java.util.Locale;

/** Orders, addresses and faults as the control interface takes them in JSON; what is left out has a default. */
final class Wishes {
    private Wishes() {}

    static NewOrder order(ControlBody body) {
        OrderProfile profile = OrderProfile.NORMAL
                .withType(body.text("order_type", "NORMAL"))
                .withFulfillment(body.text("fulfillment_type", "FULFILLMENT_BY_SELLER"))
                .withShipping(body.text("shipping_type", "SELLER"))
                .withHold(!body.flag("skip_hold", false));
        if (body.has("origin")) {
            profile = profile.withOrigin(
                    OrderProfile.Origin.valueOf(body.text("origin", "").toUpperCase(Locale.ROOT)));
        }
        return new NewOrder(
                profile,
                body.number("units", 0),
                body.texts("skus"),
                body.flag("paid", true),
                body.textOrNull("status"),
                body.has("address") ? address(body.child("address")) : null,
                body.textOrNull("note"),
                body.time("create_time"),
                body.time("update_time"),
                Duration.ofSeconds(body.number("spacing_seconds", 0)),
                body.textOrNull("buyer"));
    }

    static ShipTo address(ControlBody body) {
        ShipTo example = ShipTo.example();
        return new ShipTo(
                body.text("first_name", example.firstName()),
                body.text("last_name", example.lastName()),
                body.text("phone", example.phone()),
                body.text("line1", example.line1()),
                body.text("line2", example.line2()),
                body.text("city", example.city()),
                body.text("county", example.county()),
                body.text("state", example.state()),
                body.text("state_iso", example.stateIso()),
                body.text("postal_code", example.postalCode()),
                body.text("drop_off", example.dropOff()));
    }

    static Fault fault(ControlBody body) {
        return new Fault(
                FaultKind.valueOf(body.text("kind", "").toUpperCase(Locale.ROOT)),
                aim(body),
                Effect.valueOf(body.text("effect", "as_usual").toUpperCase(Locale.ROOT)),
                body.number("status", 200),
                body.number("code", 0),
                body.text("message", ""),
                body.number("retry_after", -1),
                body.flag("retry_after_as_date", false),
                Duration.ofMillis(body.number("millis", 0)));
    }

    private static Aim aim(ControlBody body) {
        return new Aim(
                body.text("path", "*"),
                body.number("times", body.has("seconds") || body.has("percent") ? 0 : 1),
                body.has("seconds") ? Duration.ofSeconds(body.number("seconds", 0)) : null,
                body.node().path("percent").asDouble(100),
                body.number("seed", 0));
    }
}
