package dev.shopconnector.scenarios;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SamplingDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every step: writes down that it was passed, answers in its place where the scenario does, and lets none
 * leave the routes.
 */
final class StepWatch implements InterceptStrategy {
    private final AtomicReference<@Nullable Performance> current = new AtomicReference<>();

    void begin(Performance performance) {
        current.set(performance);
    }

    void end() {
        current.set(null);
    }

    /** Someone asked for the database; the scenario must answer in the place of the step that does. */
    void askedTheDatabase() {
        Performance performance = current.get();
        if (performance != null) {
            performance.leaves("a step asked the database, which a scenario has not; answer in its place under 'calls'."
                    + " The last steps were " + last(performance));
        }
    }

    private static String last(Performance performance) {
        List<String> steps = List.copyOf(performance.passed());
        return String.join(", ", steps.subList(Math.max(0, steps.size() - 3), steps.size()));
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, @Nullable Processor next) {
        return exchange -> {
            Performance performance = current.get();
            if (performance == null || performance.isOver()) {
                // Not by an exception, which retries and doTry would take for one of the step.
                exchange.setRouteStop(true);
                return;
            }
            passes(performance, step);
            if (!performance.answers(step.getId(), exchange)) {
                perform(performance, camel, step, target, exchange);
            }
        };
    }

    private static void perform(
            Performance performance, CamelContext camel, NamedNode step, Processor target, Exchange exchange)
            throws Exception {
        if (step instanceof SamplingDefinition) {
            return; // How often something may be said is not the business of one example.
        }
        String away = away(camel, step);
        if (away != null) {
            String words = "the step " + step.getId() + " leaves the routes for " + away
                    + "; answer in its place under 'calls'";
            performance.leaves(words);
            throw new IllegalStateException(words);
        }
        if (step instanceof LogDefinition log) {
            performance.logs(step.getId(), message(camel, log, exchange));
        }
        target.process(exchange);
    }

    /** A step is passed together with the branch that it stands in. */
    private static void passes(Performance performance, NamedNode step) {
        if (step.getParent() != null) {
            passes(performance, step.getParent());
        }
        // To Camel the parent of a step in a branch is the choice.
        if (step.getParent() instanceof ChoiceDefinition choice) {
            Stream.concat(choice.getWhenClauses().stream(), Stream.ofNullable(choice.getOtherwise()))
                    .filter(branch -> branch.getOutputs().stream().anyMatch(inside -> inside == step))
                    .forEach(branch -> passes(performance, branch.getId()));
        }
        passes(performance, step.getId());
    }

    private static void passes(Performance performance, @Nullable String id) {
        if (id != null) {
            performance.passes(id);
        }
    }

    private static @Nullable String away(CamelContext camel, NamedNode step) {
        if (step instanceof ToDynamicDefinition dynamic) {
            return String.valueOf(dynamic.getUri());
        }
        if (step instanceof ToDefinition to) {
            String uri = camel.resolvePropertyPlaceholders(to.getEndpointUri());
            return uri.startsWith("direct:") ? null : uri.replaceFirst("\\?.*", "");
        }
        boolean chooses = step instanceof EnrichDefinition
                || step instanceof PollEnrichDefinition
                || step instanceof PollDefinition
                || step instanceof RecipientListDefinition<?>
                || step instanceof RoutingSlipDefinition<?>
                || step instanceof DynamicRouterDefinition<?>;
        return chooses ? "an endpoint that it computes" : null;
    }

    private static String message(CamelContext camel, LogDefinition log, Exchange exchange) {
        String words = camel.resolvePropertyPlaceholders(String.valueOf(log.getMessage()));
        return camel.resolveLanguage("simple").createExpression(words).evaluate(exchange, String.class);
    }
}
