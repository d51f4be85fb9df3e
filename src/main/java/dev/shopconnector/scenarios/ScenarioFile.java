package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code <route>.test.yaml} and refuses what it does not understand. */
final class ScenarioFile {
    static final String ENDING = ".test.yaml";

    private static final Set<String> FILE = Set.of("given", "scenarios");
    private static final Set<String> SCENARIO = Set.of("name", "route", "given", "expect");
    private static final Set<String> GIVEN =
            Set.of("now", "settings", "body", "headers", "variables", "exception", "calls");
    private static final Set<String> ANSWER = Set.of("body", "headers", "variables", "exception");
    private static final Set<String> EXPECT =
            Set.of("body", "headers", "variables", "simple", "passes", "skips", "calls", "logs", "exception");

    private final List<Difference> mistakes = new ArrayList<>();
    private final String route;

    private ScenarioFile(String route) {
        this.route = route;
    }

    /**
     * The scenarios of a file.
     *
     * @param file how the file is named in differences
     * @param route the route that it stands beside
     * @throws ScenarioMistakeException with each mistake and its line
     */
    static List<Scenario> read(String file, String route, String text) throws ScenarioMistakeException {
        ScenarioFile reader = new ScenarioFile(route);
        List<Scenario> scenarios = reader.scenarios(YamlText.read(file, text));
        if (!reader.mistakes.isEmpty()) {
            throw new ScenarioMistakeException(reader.mistakes);
        }
        return scenarios;
    }

    private List<Scenario> scenarios(Yml file) {
        file.mayHave(FILE, mistakes);
        checkGiven(file.get("given"));
        List<Yml> items = file.get("scenarios").items();
        if (items.isEmpty()) {
            mistakes.add(file.says("there is no scenario; write a list under 'scenarios'"));
        }
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yml item : items) {
            Scenario scenario = scenario(file.get("given").json(), item);
            if (!scenario.name().isBlank() && !names.add(scenario.name())) {
                mistakes.add(item.says("another scenario has the name '" + scenario.name() + "'"));
            }
            scenarios.add(scenario);
        }
        return scenarios;
    }

    private Scenario scenario(JsonNode common, Yml item) {
        item.mayHave(SCENARIO, mistakes);
        checkGiven(item.get("given"));
        String name = item.get("name").json().asText("");
        if (name.isBlank()) {
            mistakes.add(item.says("a scenario has a 'name' that says what is true in it"));
        }
        Yml expect = item.get("expect");
        expect.mayHave(EXPECT, mistakes);
        if (expect.json().isEmpty()) {
            mistakes.add(item.says("the scenario expects nothing; write under 'expect' what must be true"));
        }
        for (Yml call : expect.get("calls").items()) {
            if (call.json().isContainerNode() && call.json().size() != 1) {
                mistakes.add(call.says("an expected call is the id of a step, or the id with what it is called with"));
            }
        }
        return new Scenario(
                item,
                name,
                item.get("route").json().asText(route),
                merged(common, item.get("given").json()),
                Set.copyOf(item.get("given").get("calls").keys()),
                expect);
    }

    private void checkGiven(Yml given) {
        given.mayHave(GIVEN, mistakes);
        Yml calls = given.get("calls");
        for (String step : calls.keys()) {
            Yml answers = calls.get(step);
            (answers.json().isArray() ? answers.items() : List.of(answers))
                    .forEach(answer -> answer.mayHave(ANSWER, mistakes));
        }
    }

    /** The answers of a scenario replace those of the file step by step; everything else is merged. */
    private static ObjectNode merged(JsonNode common, JsonNode own) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        merge(given, common);
        JsonNode calls = given.path("calls").deepCopy();
        merge(given, own);
        if (calls instanceof ObjectNode all) {
            all.setAll(asObject(own.path("calls")));
            given.set("calls", all);
        }
        return given;
    }

    private static ObjectNode asObject(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (into.get(field.getKey()) instanceof ObjectNode below
                    && field.getValue().isObject()) {
                merge(below, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }
}
