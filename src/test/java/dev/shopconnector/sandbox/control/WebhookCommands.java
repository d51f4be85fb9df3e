package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxControl;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.webhooks.Delivery;
import dev.shopconnector.sandbox.webhooks.EventType;
import dev.shopconnector.sandbox.webhooks.Webhooks;
import java.time.Duration;

/** {@code /sandbox/control/webhooks} and {@code /webhooks/{step}}. */
final class WebhookCommands {
    private final SandboxControl control;
    private final Webhooks webhooks;

    WebhookCommands(SandboxControl control) {
        this.control = control;
        this.webhooks = control.webhooks();
    }

    /** Who is called about what, and how that went. */
    ObjectNode list() {
        ObjectNode answer = Json.object();
        ObjectNode shops = answer.putObject("registered");
        control.sellers().all().stream()
                .flatMap(seller -> seller.shops().stream())
                .forEach(shop -> {
                    ObjectNode types = shops.putObject(shop.id());
                    webhooks.subscriptions().of(shop.id()).forEach((type, address) -> types.put(type.name(), address));
                });
        ObjectNode answers = answer.putObject("answers");
        webhooks.answers().forEach((status, count) -> answers.put(Integer.toString(status), count));
        return answer.put("held", webhooks.held()).put("undelivered", webhooks.undelivered());
    }

    ObjectNode step(String step, HttpCall call) {
        ControlBody body = ControlBody.of(call);
        ObjectNode answer = Json.object();
        switch (step) {
            case "delivery" -> webhooks.deliver(delivery(body));
            case "hold" -> webhooks.hold();
            case "release" -> answer.put("released", webhooks.release(delivery(body)));
            case "send" -> send(body);
            default -> throw new IllegalArgumentException("no step " + step);
        }
        return answer;
    }

    private void send(ControlBody body) {
        String shop =
                body.text("shop", control.sellers().all().get(0).shops().get(0).id());
        int type = body.number("type", 1);
        ObjectNode data = body.child("data").node();
        if (body.has("address")) {
            webhooks.send(body.text("address", ""), shop, type, data);
        } else {
            webhooks.tell(
                    shop,
                    EventType.of(type)
                            .orElseThrow(() -> new IllegalArgumentException("type " + type + " needs an address")),
                    data);
        }
    }

    private static Delivery delivery(ControlBody body) {
        int least = body.number("times", 1);
        return new Delivery(
                least,
                Math.max(least, body.number("most_times", least)),
                body.flag("shuffle", false),
                body.number("forged_percent", 0),
                Duration.ofSeconds(body.number("delay_seconds", 0)),
                body.number("seed", 1));
    }
}
