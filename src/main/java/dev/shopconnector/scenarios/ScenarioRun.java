package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.scenarios.Performance.Called;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** Plays one scenario and compares. */
final class ScenarioRun {
    private final Stage stage;
    private final Scenario scenario;
    private final Performance performance;
    private final Samples samples;
    private final List<Difference> differences = new ArrayList<>();

    private ScenarioRun(Stage stage, Scenario scenario) {
        this.stage = stage;
        this.scenario = scenario;
        this.samples = stage.samples();
        this.performance = new Performance(samples, scenario.given().path("calls"));
    }

    /** What the scenario expects and the route did not do; empty when all is well. */
    static Played play(Stage stage, Scenario scenario) {
        ScenarioRun run = new ScenarioRun(stage, scenario);
        try {
            run.compare(run.perform());
        } catch (IllegalArgumentException e) {
            run.differences.add(scenario.place().says(String.valueOf(e.getMessage())));
        }
        return new Played(scenario, List.copyOf(run.differences), List.copyOf(run.performance.passed()));
    }

    private Exchange perform() {
        JsonNode given = scenario.given();
        Instant now = given.has("now") ? Instant.parse(given.path("now").asText()) : StageClock.NOON;
        stage.clock().set(now);
        Object body = samples.value(given.path("body"));
        Map<String, @Nullable Object> headers = samples.values(given.path("headers"));
        Map<String, @Nullable Object> variables = samples.values(given.path("variables"));
        Exception failure =
                given.has("exception") ? new SampleFailures(samples).exception(given.path("exception")) : null;
        return stage.play(scenario.route(), now, performance, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
            variables.forEach(exchange::setVariable);
            if (failure != null) {
                exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure);
            }
        });
    }

    private void compare(Exchange after) {
        Yml expect = scenario.expect();
        performance.outside().forEach(words -> differences.add(scenario.place().says(words)));
        compareException(expect.get("exception"), after);
        if (expect.get("body").isThere()) {
            compare("body", expect.get("body"), readable(after));
        }
        for (String name : expect.get("headers").keys()) {
            compare(
                    "header " + name,
                    expect.get("headers").get(name),
                    after.getMessage().getHeader(name));
        }
        for (String name : expect.get("variables").keys()) {
            compare(name, expect.get("variables").get(name), after.getVariable(name));
        }
        compareSimple(expect.get("simple"), after);
        compareSteps(expect);
        for (String step : expect.get("logs").keys()) {
            compare(
                    "log of " + step,
                    expect.get("logs").get(step),
                    performance.logs().get(step));
        }
        if (expect.get("calls").isThere()) {
            compareCalls(expect.get("calls"));
        }
        for (String step : scenario.ownCalls()) {
            if (performance.calls().stream().noneMatch(call -> call.step().equals(step))) {
                Yml answer = scenario.place().get("given").get("calls").get(step);
                differences.add(answer.says("the step " + step + " has an answer here and was not reached"));
            }
        }
    }

    /** What a data format writes can be read once only; as text it can be compared. */
    private static @Nullable Object readable(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof InputStream || body instanceof StreamCache
                ? exchange.getMessage().getBody(String.class)
                : body;
    }

    private void compareException(Yml expected, Exchange after) {
        Exception failure = after.getException();
        if (!expected.isThere()) {
            // What a step did that nobody answered for is told already.
            if (failure != null && performance.outside().isEmpty()) {
                differences.add(scenario.place().says("ended with " + told(failure)));
            }
            return;
        }
        if (expected.json().isNull() || failure == null) {
            compare("exception", expected, failure == null ? null : told(failure));
            return;
        }
        if (expected.json().isTextual()) {
            compare("exception", expected, failure.getClass().getSimpleName());
            return;
        }
        compareSimple(expected, after, "exception.");
    }

    private static String told(Exception failure) {
        return failure.getClass().getName() + ": " + failure.getMessage();
    }

    private void compareSimple(Yml expected, Exchange exchange) {
        compareSimple(expected, exchange, "");
    }

    /** Each key is an expression of Camel's simple language, its signs <code>${}</code> left out. */
    private void compareSimple(Yml expected, Exchange exchange, String before) {
        for (String key : expected.keys()) {
            String expression = before + key;
            try {
                Object value = stage.camel()
                        .resolveLanguage("simple")
                        .createExpression(expression.contains("${") ? expression : "${" + expression + "}")
                        .evaluate(exchange, Object.class);
                compare(expression, expected.get(key), value);
            } catch (RuntimeException e) {
                differences.add(expected.get(key).says(expression + " cannot be asked for: " + e.getMessage()));
            }
        }
    }

    private void compareSteps(Yml expect) {
        for (Yml step : expect.get("passes").items()) {
            if (!performance.passed().contains(step.json().asText())) {
                differences.add(step.says("the step " + step.json().asText() + " was not passed"));
            }
        }
        for (Yml step : expect.get("skips").items()) {
            if (performance.passed().contains(step.json().asText())) {
                differences.add(step.says("the step " + step.json().asText() + " was passed"));
            }
        }
    }

    /** All steps that were answered for, in their order. */
    private void compareCalls(Yml expected) {
        List<Yml> items = expected.items();
        List<String> steps = items.stream().map(ScenarioRun::step).toList();
        List<String> called = performance.calls().stream().map(Called::step).toList();
        if (!steps.equals(called)) {
            differences.add(expected.says("calls: expected " + steps + "\n     but was " + called));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).json().isObject()) {
                compareSimple(
                        items.get(i).get(steps.get(i)),
                        performance.calls().get(i).as());
            }
        }
    }

    /** The id of the step that an expected call is about. */
    static String step(Yml call) {
        return call.json().isObject() ? call.keys().get(0) : call.json().asText();
    }

    private void compare(String what, Yml expected, @Nullable Object actual) {
        String words = Match.difference(expected.json(), actual);
        if (words != null) {
            differences.add(expected.says(what + ": " + words));
        }
    }
}
