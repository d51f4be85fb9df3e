package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.Call;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.SandboxControl;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;

/** Clock, faults, latency, rate limit, the record of calls, reset. */
final class KnobCommands {
    private final SandboxControl control;

    KnobCommands(SandboxControl control) {
        this.control = control;
    }

    ObjectNode handle(String knob, HttpCall call) {
        ControlBody body = ControlBody.of(call);
        ObjectNode answer = Json.object();
        switch (knob) {
            case "clock" -> clock(call, body, answer);
            case "faults" -> faults(call, body, answer);
            case "latency" -> control.setLatency(Duration.ofMillis(body.number("millis", 0)));
            case "qps" -> control.setQpsLimit(body.number("limit", 0));
            case "calls" -> calls(call, answer);
            case "reset" -> control.reset();
            default -> throw new IllegalArgumentException("no such control");
        }
        return answer;
    }

    private void clock(HttpCall call, ControlBody body, ObjectNode answer) {
        SandboxClock clock = control.clock();
        if (call.method().equals("POST")) {
            Instant time = body.time("set");
            if (time != null) {
                clock.set(time);
            }
            clock.advance(Duration.ofSeconds(body.number("advance_seconds", 0)));
            if (body.has("running")) {
                if (body.flag("running", true)) {
                    clock.run();
                } else {
                    clock.freeze();
                }
            }
        }
        answer.put("time", clock.instant().toString())
                .put("unix_seconds", clock.seconds())
                .put("running", clock.isRunning());
    }

    private void faults(HttpCall call, ControlBody body, ObjectNode answer) {
        if (call.method().equals("POST")) {
            control.fault(Wishes.fault(body));
        } else if (call.method().equals("DELETE")) {
            control.clearFaults();
        }
        ArrayNode waiting = answer.putArray("faults");
        control.faults().forEach(f -> waiting.addObject()
                .put("kind", f.kind().name())
                .put("path", f.aim().path())
                .put("times", f.aim().times())
                .put("percent", f.aim().percent())
                .put("effect", f.effect().name()));
    }

    private void calls(HttpCall call, ObjectNode answer) {
        if (call.method().equals("DELETE")) {
            control.calls().reset();
        }
        ObjectNode counts = answer.putObject("counts");
        control.calls().counts().forEach(counts::put);
        ArrayNode recent = answer.putArray("recent");
        var all = control.calls().all();
        for (Call seen : all.subList(Math.max(0, all.size() - 100), all.size())) {
            ObjectNode node = recent.addObject()
                    .put("time", seen.time().toString())
                    .put("operation", seen.operation())
                    .put("status", seen.status())
                    .put("code", seen.code());
            ObjectNode query = node.putObject("query");
            seen.query().forEach(query::put);
        }
    }
}
