package dev.shopconnector.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Finds the names in a scenario that the routes and the settings do not have. */
final class ScenarioNames {
    private ScenarioNames() {}

    static List<Difference> unknown(Scenario scenario, RouteSet routes, Environment settings) {
        List<Difference> mistakes = new ArrayList<>();
        Yml place = scenario.place();
        if (!routes.knowsRoute(scenario.route())) {
            mistakes.add((place.get("route").isThere() ? place.get("route") : place)
                    .says("there is no route " + scenario.route()));
        }
        Yml calls = place.get("given").get("calls");
        calls.keys().forEach(step -> check(calls.get(step), step, routes, mistakes));
        scenario.given().path("calls").fieldNames().forEachRemaining(step -> {
            if (!calls.get(step).isThere()) {
                check(place.at("/given/calls/" + step), step, routes, mistakes);
            }
        });
        Yml expect = scenario.expect();
        List.of("passes", "skips").forEach(list -> expect.get(list)
                .items()
                .forEach(step -> check(step, step.json().asText(), routes, mistakes)));
        expect.get("calls").items().forEach(call -> check(call, ScenarioRun.step(call), routes, mistakes));
        expect.get("logs").keys().forEach(step -> check(expect.get("logs").get(step), step, routes, mistakes));
        for (String setting : scenario.settings().keySet()) {
            if (!settings.containsProperty(setting)) {
                mistakes.add(place.get("given")
                        .get("settings")
                        .get(setting)
                        .says("there is no setting " + setting
                                + "; a parameter of your own is declared in parameters.yaml"));
            }
        }
        return mistakes;
    }

    private static void check(Yml at, String id, RouteSet routes, List<Difference> mistakes) {
        if (!routes.knows(id)) {
            mistakes.add(at.says("no step, branch or route has the id " + id));
        }
    }
}
