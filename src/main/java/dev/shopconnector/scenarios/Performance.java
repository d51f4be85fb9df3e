package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/** One scenario while it is played: the answers that are left, and what has happened. Not thread-safe, but handed over. */
final class Performance {
    private final Samples samples;
    private final BooleanSupplier over;
    private final Map<String, JsonNode> always = new HashMap<>();
    private final Map<String, Deque<JsonNode>> inTurn = new HashMap<>();
    private final Set<String> passed = new LinkedHashSet<>();
    private final List<Called> calls = new ArrayList<>();
    private final Map<String, String> logs = new LinkedHashMap<>();
    private final List<String> outside = new ArrayList<>();

    /** @param as what the step was called with */
    record Called(String step, Exchange as) {}

    Performance(Samples samples, JsonNode answers) {
        this(samples, answers, () -> false);
    }

    /** @param over true from when on nobody looks at it any more */
    Performance(Samples samples, JsonNode answers, BooleanSupplier over) {
        this.samples = samples;
        this.over = over;
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            if (answer.getValue().isArray()) {
                Deque<JsonNode> turns = new ArrayDeque<>();
                answer.getValue().forEach(turns::add);
                inTurn.put(answer.getKey(), turns);
            } else {
                always.put(answer.getKey(), answer.getValue());
            }
        }
    }

    boolean isOver() {
        return over.getAsBoolean();
    }

    synchronized void passes(String id) {
        passed.add(id);
    }

    synchronized void logs(String id, String message) {
        logs.put(id, message);
    }

    /** The step would leave the routes, and the scenario says nothing about it. */
    synchronized void leaves(String words) {
        outside.add(words);
    }

    /**
     * Does what the scenario says of a step.
     *
     * @return false when it says nothing, so that the step itself is to be done
     */
    synchronized boolean answers(String id, Exchange exchange) throws Exception {
        if (!always.containsKey(id) && !inTurn.containsKey(id)) {
            return false;
        }
        calls.add(new Called(id, ExchangeHelper.createCopy(exchange, true)));
        JsonNode next = inTurn.containsKey(id)
                ? inTurn.getOrDefault(id, new ArrayDeque<>()).poll()
                : always.get(id);
        if (next == null) {
            String words = "the step " + id + " was called once more than it has answers";
            outside.add(words);
            throw new IllegalStateException(words);
        }
        apply(next, exchange);
        return true;
    }

    private void apply(JsonNode answer, Exchange exchange) throws Exception {
        if (answer.has("exception")) {
            throw new SampleFailures(samples).exception(answer.path("exception"));
        }
        if (answer.has("body")) {
            exchange.getMessage().setBody(samples.value(answer.path("body")));
        }
        samples.values(answer.path("headers"))
                .forEach((header, value) -> exchange.getMessage().setHeader(header, value));
        samples.values(answer.path("variables")).forEach(exchange::setVariable);
    }

    Set<String> passed() {
        return passed;
    }

    List<Called> calls() {
        return calls;
    }

    Map<String, String> logs() {
        return logs;
    }

    List<String> outside() {
        return outside;
    }
}
