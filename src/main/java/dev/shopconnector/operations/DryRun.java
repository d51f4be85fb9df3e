package dev.shopconnector.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.flows.Flows;
import dev.shopconnector.flows.RouteDrafts;
import dev.shopconnector.flows.RouteFiles;
import dev.shopconnector.flows.RoutesRefusedException;
import dev.shopconnector.orders.Candidate;
import dev.shopconnector.orders.TriedOrders;
import dev.shopconnector.orders.TriedOrders.Tried;
import dev.shopconnector.scenarios.DryStage;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * What edited routes that do not run yet would do with an order, beside what those that run do with it. Both are loaded
 * beside everything else and asked at the same moment; nothing is written, nobody is called.
 */
@Component
public class DryRun {
    private final Flows flows;
    private final RouteDrafts drafts;
    private final TriedOrders orders;
    private final ConfigurableEnvironment settings;
    private final DryRunLimit limit;
    private final Clock clock;

    DryRun(
            Flows flows,
            RouteDrafts drafts,
            TriedOrders orders,
            ConfigurableEnvironment settings,
            DryRunLimit limit,
            Clock clock) {
        this.flows = flows;
        this.drafts = drafts;
        this.orders = orders;
        this.settings = settings;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Both answers.
     *
     * @param files the names of the edited files; empty when there is no edit, and both answers are the same
     * @param problems what is wrong with the edit, with file and line; it was not asked then
     * @param edited null when it was not asked
     */
    public record Compared(
            List<String> files, List<String> problems, DryAnswer today, @Nullable DryAnswer edited, boolean same) {}

    /** The files that lie in the folder of drafts and change something. */
    public List<String> draft() {
        return List.copyOf(drafted(flows.files()).names());
    }

    /**
     * A stored order, with personal data masked, under the folder of drafts or, where they are given, these files.
     *
     * @throws DryRunBusyException when others are under way
     * @throws InvalidRequestException when there is no such order, or the routes do not come to an end
     */
    public Compared ofStored(String shopId, String orderId, @Nullable Map<String, String> files) {
        Tried order = orders.stored(shopId, orderId)
                .orElseThrow(() -> new InvalidRequestException(
                        "order_id: this shop has no such order, or its data was erased; paste the order instead"));
        return compare(order, files);
    }

    /** The same for an order that is not stored, in TikTok's JSON. */
    public Compared ofGiven(String shopId, JsonNode order, @Nullable Map<String, String> files) {
        if (!order.isObject()) {
            throw new InvalidRequestException("order: must be one order as TikTok's order API tells it, a JSON object");
        }
        return compare(orders.given(shopId, order), files);
    }

    private Compared compare(Tried order, @Nullable Map<String, String> files) {
        RouteFiles running = flows.files();
        RouteFiles edit = files == null ? drafted(running) : named(files).changing(running);
        return limit.within(over -> compare(order, running, edit, over));
    }

    private Compared compare(Tried order, RouteFiles running, RouteFiles edit, BooleanSupplier over) {
        List<String> names = List.copyOf(edit.names());
        Instant now = clock.instant();
        DryAnswer today = today(running, order, now, over);
        if (names.isEmpty()) {
            return new Compared(names, List.of(), today, today, true);
        }
        try {
            RouteFiles whole = running.with(edit);
            flows.check(whole);
            DryAnswer edited = answer(whole, order, now, over);
            return new Compared(names, List.of(), today, edited, today.tellsTheSameAs(edited));
        } catch (RoutesRefusedException e) {
            List<String> problems = e.problems().stream().map(Object::toString).toList();
            return new Compared(names, problems, today, null, false);
        }
    }

    private DryAnswer today(RouteFiles running, Tried order, Instant now, BooleanSupplier over) {
        try {
            return answer(running, order, now, over);
        } catch (RoutesRefusedException e) {
            throw new IllegalStateException("the routes that run cannot be loaded beside themselves", e);
        }
    }

    private DryAnswer answer(RouteFiles files, Tried order, Instant now, BooleanSupplier over)
            throws RoutesRefusedException {
        if (over.getAsBoolean()) {
            throw new CancellationException("nobody waits for the answer any more");
        }
        try (DryStage stage = DryStage.of(files, settings, over)) {
            Candidate candidate = order.candidate();
            return DryAnswer.of(candidate, stage.judge(candidate, now));
        }
    }

    private RouteFiles drafted(RouteFiles running) {
        try {
            return drafts.changing(running);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of drafts cannot be read", e);
        }
    }

    private static RouteFiles named(Map<String, String> files) {
        files.keySet().stream()
                .filter(name -> !RouteFiles.isNamed(name) || !name.matches("[a-z0-9._-]{1,120}"))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException(
                            "files: each is named as in the folder of routes, such as orders.judge.camel.yaml");
                });
        return new RouteFiles(new TreeMap<>(files));
    }
}
