package dev.shopconnector.orders;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.WhenDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules of the running {@code orders.judge} in their order, read from the route itself, so that an explanation
 * names the rules that an engineer wrote and not a list that was true once.
 */
@Component
class JudgeRules {
    static final String ROUTE = "orders.judge";
    static final String RULES = "orders.judge.rules";

    private volatile Cached cached = new Cached(null, List.of());

    private record Cached(@Nullable RouteDefinition route, List<Judgement.Passed> rules) {}

    /** The rules that come before this one; all of them when no branch has that id. */
    List<Judgement.Passed> before(CamelContext camel, String rule) {
        List<Judgement.Passed> all = rules(camel);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).rule().equals(rule)) {
                return all.subList(0, i);
            }
        }
        return all;
    }

    private List<Judgement.Passed> rules(CamelContext camel) {
        RouteDefinition route = ((ModelCamelContext) camel).getRouteDefinition(ROUTE);
        Cached current = cached;
        if (current.route() != route) {
            current = new Cached(route, route == null ? List.of() : read(route.getOutputs()));
            cached = current;
        }
        return current.rules();
    }

    private static List<Judgement.Passed> read(List<ProcessorDefinition<?>> steps) {
        List<Judgement.Passed> rules = new ArrayList<>();
        for (ProcessorDefinition<?> step : steps) {
            if (step instanceof ChoiceDefinition choice && RULES.equals(choice.getId())) {
                for (WhenDefinition when : choice.getWhenClauses()) {
                    rules.add(new Judgement.Passed(
                            String.valueOf(when.getId()),
                            when.getDescriptionText() == null
                                    ? String.valueOf(when.getId())
                                    : when.getDescriptionText()));
                }
            } else {
                rules.addAll(read(step.getOutputs()));
            }
        }
        return List.copyOf(rules);
    }
}
