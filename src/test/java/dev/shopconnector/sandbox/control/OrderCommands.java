package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.OrderControl;
import dev.shopconnector.sandbox.SandboxControl;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Carrier;

/** {@code /sandbox/control/orders}, {@code /orders/{id}} and {@code /orders/{id}/{step}}. */
final class OrderCommands {
    private final SandboxControl control;

    OrderCommands(SandboxControl control) {
        this.control = control;
    }

    ObjectNode place(HttpCall call) {
        ControlBody body = ControlBody.of(call);
        String shop =
                body.text("shop", control.sellers().all().get(0).shops().get(0).id());
        ObjectNode answer = Json.object();
        control.orders()
                .place(shop, Wishes.order(body), body.number("count", 1))
                .forEach(answer.putArray("ids")::add);
        return answer;
    }

    /** Shows the order, or edits it with a merge patch, and shows it. */
    ObjectNode showOrEdit(String id, HttpCall call) {
        if (call.method().equals("PATCH")) {
            control.orders().edit(id, ControlBody.of(call).node());
        }
        return control.orders().show(id);
    }

    /** Takes one step and shows the order after it. */
    ObjectNode step(String id, String step, HttpCall call) {
        ControlBody body = ControlBody.of(call);
        OrderControl orders = control.orders();
        switch (step) {
            case "pay" -> orders.pay(id);
            case "cancel" -> cancel(id, body);
            case "request-cancel" -> orders.requestCancel(id);
            case "withdraw-cancel" -> orders.withdrawCancelRequest(id);
            case "address" -> orders.changeAddress(id, Wishes.address(body), body.flag("move_update_time", false));
            case "ship" -> ship(id, body);
            case "status" -> orders.setStatus(id, body.text("status", ""));
            case "touch" -> orders.touch(id);
            default -> throw new IllegalArgumentException("no step " + step);
        }
        return orders.show(id);
    }

    private void ship(String id, ControlBody body) {
        int lines = body.number("lines", Integer.MAX_VALUE);
        if (body.has("tracking_number")) {
            String name = body.text("provider", Carrier.UPS.name());
            Carrier carrier = Carrier.ALL.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no provider " + name));
            control.orders().ship(id, lines, carrier, body.text("tracking_number", ""));
        } else {
            control.orders().ship(id, lines);
        }
    }

    private void cancel(String id, ControlBody body) {
        String by = body.text("by", "BUYER");
        if (body.has("line")) {
            control.orders().cancelLine(id, body.number("line", 0), by);
        } else {
            control.orders().cancel(id, by);
        }
    }
}
