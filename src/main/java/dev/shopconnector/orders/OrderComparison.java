package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What differs between TikTok's orders and ours. A page is looked at before it is stored anew and after: what storing it
 * has put right is healed.
 */
@Component("orderComparison")
public class OrderComparison {
    private static final String LOOK = "Look at the order in TikTok's Seller Center and in ShipStation; ";

    private final OrderStates states;
    private final ContentComparison contents;
    private final UptakeComparison uptake;
    private final Differences differences;

    OrderComparison(OrderStates states, ContentComparison contents, UptakeComparison uptake, Differences differences) {
        this.states = states;
        this.contents = contents;
        this.uptake = uptake;
        this.differences = differences;
    }

    /**
     * Remembers what is stored of the orders on the page that was just read.
     *
     * @return the page without the orders that the connector is not to bring in
     */
    public OrderPage before(Reconciliation run) {
        Set<String> ids = new HashSet<>(run.asked());
        run.page().candidates().forEach(candidate -> ids.add(candidate.id()));
        run.keep(states.of(run.getLease().shopId(), ids));
        return run.keepWanted();
    }

    /** The page in the answer to the detail call about these orders. */
    public OrderPage detail(Reconciliation run, OrderReviews.Batch batch, TikTokAnswer answer) {
        return run.readDetail(batch, answer);
    }

    /** The page of a detail call that TikTok refuses: these orders are not there. */
    public OrderPage refusal(Reconciliation run, OrderReviews.Batch batch) {
        return run.readRefusal(batch);
    }

    /** Writes down what differed on that page, now that it is stored anew. */
    public void after(Reconciliation run) {
        List<Difference> found = new ArrayList<>();
        List<Candidate> shown = run.page().candidates();
        Map<String, OrderState> now = states.of(
                run.getLease().shopId(), shown.stream().map(Candidate::id).toList());
        List<String> offered = new ArrayList<>();
        for (Candidate candidate : shown) {
            OrderState before = run.before().get(candidate.id());
            if (run.isInMotion(candidate)) {
                continue;
            }
            OrderState after = now.get(candidate.id());
            if ((before != null && before.erased()) || (after != null && after.erased())) {
                continue; // Nothing was left to compare, and that is meant to be so.
            }
            found.addAll(contents.of(run, candidate, before, after));
            if (before != null && after != null) {
                uptake.of(run, before, after).ifPresent(found::add);
                if (uptake.isPassedBy(run, before, after)
                        || (after.isToTell() && contents.isDamaged(run, before, after))) {
                    offered.add(before.orderId());
                }
            }
        }
        run.twice()
                .forEach(id -> found.add(Difference.healed(
                        id, "shown-twice", "TikTok shows the order twice on one page; it is counted once.")));
        Set<String> told = new HashSet<>();
        shown.forEach(candidate -> told.add(candidate.id()));
        run.asked().stream()
                .filter(id -> !told.contains(id))
                .map(OrderComparison::unknown)
                .forEach(found::add);
        if (!offered.isEmpty()) {
            states.offerAgain(run.getLease(), offered);
        }
        differences.write(run.getId(), found);
    }

    private static Difference unknown(String id) {
        return Difference.open(
                id,
                "unknown-to-tiktok",
                "The connector has this order, and TikTok shows it neither in the window nor by its id.",
                LOOK + "if TikTok does not have it, cancel it in ShipStation.");
    }
}
