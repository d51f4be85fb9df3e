package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxControl;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.http.Reply;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The control interface over HTTP, JSON in and out; the sandbox's README lists the calls. A wish that cannot be met is HTTP
 * 400 with the reason in {@code error}.
 */
public final class ControlHost {
    public static final String PREFIX = "/sandbox/control/";

    private final OrderCommands orders;
    private final SellerCommands sellers;
    private final ParcelCommands parcels;
    private final ProviderCommands providers;
    private final WebhookCommands webhooks;
    private final KnobCommands knobs;

    public ControlHost(SandboxControl control) {
        this.orders = new OrderCommands(control);
        this.sellers = new SellerCommands(control);
        this.parcels = new ParcelCommands(control.parcels());
        this.providers = new ProviderCommands(control.parcels());
        this.webhooks = new WebhookCommands(control);
        this.knobs = new KnobCommands(control);
    }

    public Reply handle(HttpCall call) {
        try {
            return Reply.json(200, route(segments(call.path().substring(PREFIX.length())), call));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeParseException e) {
            return Reply.json(400, Json.object().put("error", String.valueOf(e.getMessage())));
        }
    }

    private ObjectNode route(List<String> path, HttpCall call) {
        String area = path.isEmpty() ? "" : path.get(0);
        int depth = path.size();
        if (area.equals("orders")) {
            return depth == 1
                    ? orders.place(call)
                    : depth == 2 ? orders.showOrEdit(path.get(1), call) : orders.step(path.get(1), path.get(2), call);
        }
        if (area.equals("sellers")) {
            return depth < 3 ? sellers.listOrAdd(call) : sellers.step(path.get(1), path.get(2), call);
        }
        if (area.equals("parcels")) {
            return depth == 1 ? parcels.list(call) : parcels.rule(path.get(1), call);
        }
        if (area.equals("webhooks")) {
            return depth == 1 ? webhooks.list() : webhooks.step(path.get(1), call);
        }
        if (area.equals("shops") && depth == 3 && path.get(2).equals("providers")) {
            return providers.handle(path.get(1), call);
        }
        return knobs.handle(area, call);
    }

    private static List<String> segments(String path) {
        List<String> result = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(path, "/");
        while (tokens.hasMoreTokens()) {
            result.add(tokens.nextToken());
        }
        return result;
    }
}
