package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.auth.ConsentHost;
import dev.shopconnector.sandbox.auth.TokenHost;
import dev.shopconnector.sandbox.control.ControlHost;
import dev.shopconnector.sandbox.faults.FaultBox;
import dev.shopconnector.sandbox.faults.FaultReplies;
import dev.shopconnector.sandbox.gateway.Gateway;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.http.Reply;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sends a request to the host that it is for, through the faults, and records it. */
final class Dispatcher {
    private static final Set<String> SECRETS =
            Set.of("sign", "app_secret", "access_token", "refresh_token", "auth_code", "code");

    private final Gateway gateway;
    private final TokenHost tokenHost;
    private final ConsentHost consentHost;
    private final ControlHost controlHost;
    private final SandboxControl control;
    private final FaultBox faults;
    private final FaultReplies faultReplies;

    Dispatcher(
            Gateway gateway,
            TokenHost tokenHost,
            ConsentHost consentHost,
            SandboxControl control,
            FaultBox faults,
            FaultReplies faultReplies) {
        this.gateway = gateway;
        this.tokenHost = tokenHost;
        this.consentHost = consentHost;
        this.controlHost = new ControlHost(control);
        this.control = control;
        this.faults = faults;
        this.faultReplies = faultReplies;
    }

    Reply handle(HttpCall call) {
        if (call.path().startsWith(ControlHost.PREFIX)) {
            return controlHost.handle(call);
        }
        Reply reply = faults.take(call.path())
                .map(fault -> faultReplies.answer(fault, call, () -> route(call)))
                .orElseGet(() -> route(call));
        record(call, reply);
        return reply.after(control.latency());
    }

    private Reply route(HttpCall call) {
        String path = call.path();
        if (path.equals(TokenHost.GET_PATH) || path.equals(TokenHost.REFRESH_PATH)) {
            return tokenHost.handle(call);
        }
        if (path.equals(ConsentHost.PATH) || path.startsWith(ConsentHost.PATH + "/")) {
            return consentHost.handle(call);
        }
        return gateway.handle(call);
    }

    private void record(HttpCall call, Reply reply) {
        Map<String, String> query = new TreeMap<>(call.query());
        query.keySet().removeAll(SECRETS);
        String operation =
                gateway.operation(call).map(Operation::name).orElseGet(() -> call.method() + " " + call.path());
        control.calls()
                .add(new Call(
                        control.clock().instant(),
                        operation,
                        call.method(),
                        call.path(),
                        query,
                        call.bodyText(),
                        reply.status(),
                        code(reply)));
    }

    /** The envelope starts with its code, so that a page of orders need not be parsed for it. */
    private static int code(Reply reply) {
        if (reply.body().startsWith("{\"code\":0,")) {
            return 0;
        }
        return Json.parseObject(reply.body())
                .map(body -> body.path("code").asInt(-1))
                .orElse(-1);
    }
}
