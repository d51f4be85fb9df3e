package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.shopconnector.flows.RouteFiles;
import dev.shopconnector.flows.RoutesRefusedException;
import dev.shopconnector.orders.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** A set of routes that is asked what it would do: nothing ticks, nothing is stored, nobody is called. */
public final class DryStage implements AutoCloseable {
    private static final String UNJUDGED =
            "orders.judge came to no judgement: it ended before judge.conclude, or an error"
                    + " handler of its own took over";

    private final Stage stage;
    private final BooleanSupplier over;

    private DryStage(Stage stage, BooleanSupplier over) {
        this.stage = stage;
        this.over = over;
    }

    /**
     * What became of one order.
     *
     * @param passed the ids of the steps and branches that it took, in their order; without those that Camel numbered
     * @param problem why the routes did not come to an end; null when they did
     */
    public record Judged(List<String> passed, @Nullable String problem) {}

    /**
     * Loads the set; takes about a second.
     *
     * @param settings those of the connector that runs
     * @param over true from when on no step is done any more; whoever waits in one is to be interrupted as well
     * @throws RoutesRefusedException when the set cannot run
     */
    public static DryStage of(RouteFiles files, ConfigurableEnvironment settings, BooleanSupplier over)
            throws RoutesRefusedException {
        Stage stage = Stage.under(settings, files.parameters());
        try {
            stage.load(files);
            return new DryStage(stage, over);
        } catch (Exception e) {
            stage.close();
            throw files.refusedFor(e);
        }
    }

    /** Has the order judged at this moment; the candidate holds the judgement afterwards if there was no problem. */
    public Judged judge(Candidate order, Instant now) {
        Performance performance = new Performance(stage.samples(), MissingNode.getInstance(), over);
        Exchange after = stage.play("orders.judge", now, performance, exchange -> exchange.getMessage()
                .setBody(order));
        List<String> named = performance.passed().stream()
                .filter(id -> !id.matches("[A-Za-z]+\\d+"))
                .toList();
        String problem = problem(performance, after.getException());
        return new Judged(named, problem == null && !order.isJudged() ? UNJUDGED : problem);
    }

    private static @Nullable String problem(Performance performance, @Nullable Exception failure) {
        if (!performance.outside().isEmpty()) {
            return performance.outside().get(0);
        }
        return failure == null
                ? null
                : "orders.judge ended with " + failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    @Override
    public void close() {
        // An interruption was meant for what was played; to be stopped it needs its moment.
        boolean interrupted = Thread.interrupted();
        stage.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
