package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of one shop's window, by update time. {@code orders.reconcile} asks it for the next call and hands it the
 * answer until there is no more; {@link OrderComparison} says what differs. Not thread-safe.
 */
public final class Reconciliation {
    private final long id;
    private final ShopLease lease;
    private final Instant from;
    private final Instant to;
    private final Instant cursor;
    private final OrderStates.Uptake uptake;
    private final PageReader reader;
    private final int pageSize;
    private final UpdateTimeWalk walk;
    private final Set<String> seen = new HashSet<>();
    private @Nullable OrderPage page;
    private Map<String, OrderState> before = new HashMap<>();
    private List<String> asked = List.of();
    private final Set<String> twice = new HashSet<>();
    private final BooleanSupplier over;
    private long counted = -1;

    Reconciliation(
            long id,
            ShopLease lease,
            Instant from,
            Instant to,
            Instant cursor,
            OrderStates.Uptake uptake,
            PageReader reader,
            int pageSize,
            BooleanSupplier over) {
        this.id = id;
        this.lease = lease;
        this.from = from;
        this.to = to;
        this.cursor = cursor;
        this.uptake = uptake;
        this.reader = reader;
        this.pageSize = pageSize;
        this.over = over;
        long slice = Math.max(1, Duration.between(from, to).toSeconds());
        this.walk = new UpdateTimeWalk(from.getEpochSecond(), to.getEpochSecond(), slice, pageSize);
    }

    public long getId() {
        return id;
    }

    public ShopLease getLease() {
        return lease;
    }

    /** Whether there is another page to ask for. */
    public boolean isMore() {
        return walk.more() && !over.getAsBoolean();
    }

    /** Whether pages are left for the routes that replace these. */
    public boolean isBrokenOff() {
        return walk.more();
    }

    /** The order search for the next page. */
    public TikTokCall nextCall() {
        return TikTokCall.ordersUpdated(lease.access(), pageSize, walk.position(), walk.windowEnd(), walk.token());
    }

    /** The answer as a page that is judged and stored anew; what the walk has shown before is left out of it. */
    public OrderPage readSearch(TikTokAnswer answer) {
        List<JsonNode> orders = reader.orders("orders.search", answer);
        SearchPage found = reader.page(answer, orders, walk.rowsInQuestion());
        walk.accept(found);
        if (counted < 0) {
            counted = found.total();
        }
        noteTwice(orders);
        List<Candidate> fresh = new ArrayList<>();
        for (Candidate candidate : reader.candidates(orders)) {
            if (seen.add(candidate.id())) {
                fresh.add(candidate);
            }
        }
        asked = List.of();
        return remember(fresh);
    }

    /** The answer to the detail call about these orders, which the search did not show. */
    OrderPage readDetail(OrderReviews.Batch batch, TikTokAnswer answer) {
        asked = batch.orderIds();
        twice.clear();
        return remember(reader.candidates(reader.orders("orders.detail", answer)));
    }

    /** What a detail call that TikTok refuses is worth: the order is not there. */
    OrderPage readRefusal(OrderReviews.Batch batch) {
        asked = batch.orderIds();
        twice.clear();
        return remember(List.of());
    }

    private OrderPage remember(List<Candidate> candidates) {
        OrderPage read = new OrderPage(lease, candidates, null, true);
        page = read;
        return read;
    }

    /** Leaves on the page what is stored and what a reading of the shop would bring in. */
    OrderPage keepWanted() {
        return remember(page().candidates().stream()
                .filter(candidate -> before.containsKey(candidate.id()) || isWanted(candidate))
                .toList());
    }

    private boolean isWanted(Candidate candidate) {
        long updateTime = candidate.raw().updateTime();
        return lease.bringsNewOrders()
                && (updateTime == 0 || updateTime >= lease.importFrom().getEpochSecond());
    }

    private void noteTwice(List<JsonNode> orders) {
        twice.clear();
        Set<String> once = new HashSet<>();
        for (JsonNode order : orders) {
            if (!once.add(order.path("id").asText(""))) {
                twice.add(order.path("id").asText(""));
            }
        }
    }

    /** The page that was read last. */
    OrderPage page() {
        if (page == null) {
            throw new IllegalStateException("orders.reconcile compares before it has read a page");
        }
        return page;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    /** Whether TikTok changed the order after the shop was read, so that nobody expects it to be stored as it is now. */
    boolean isInMotion(Candidate candidate) {
        return candidate.raw().updateTime() >= cursor.getEpochSecond();
    }

    OrderStates.Uptake uptake() {
        return uptake;
    }

    /** Orders that were asked for by id because the search did not show them; empty on a page of the search. */
    List<String> asked() {
        return asked;
    }

    Set<String> twice() {
        return twice;
    }

    boolean isSeen(String orderId) {
        return seen.contains(orderId);
    }

    void keep(Map<String, OrderState> states) {
        before = states;
    }

    Map<String, OrderState> before() {
        return before;
    }

    /** TikTok's own count of the window; negative when it gave none. */
    long counted() {
        return counted;
    }

    /** How many orders of the window TikTok's search has shown. */
    int shown() {
        return seen.size();
    }
}
