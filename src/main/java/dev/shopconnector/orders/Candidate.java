package dev.shopconnector.orders;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An order on its way through a page: what TikTok sent, what was stored, and what becomes of it. Not thread-safe. */
public final class Candidate {
    /** The last second that the table can keep. */
    private static final long END_OF_YEAR_9999 = 253_402_300_799L;

    private final RawOrder raw;
    private final @Nullable TikTokOrder order;
    private final @Nullable String unreadable;
    private @Nullable StoredOrder stored;
    private StoreSettings settings = StoreSettings.DEFAULTS;
    private @Nullable ShipTo shipTo;
    private @Nullable Judgement judgement;
    private byte @Nullable [] salesOrder;

    Candidate(RawOrder raw, @Nullable TikTokOrder order, @Nullable String unreadable) {
        this.raw = raw;
        this.order = order;
        this.unreadable = unreadable;
        if (order != null) {
            shipTo = ShipToReader.read(order);
        }
    }

    /** TikTok's order id. */
    public String id() {
        return raw.id();
    }

    RawOrder raw() {
        return raw;
    }

    /** The order in TikTok's terms; null when it cannot be read. */
    @Nullable
    TikTokOrder order() {
        return order;
    }

    /** Why the order cannot be read; null when it can. Names places in the JSON, never values. */
    @Nullable
    String unreadable() {
        return unreadable;
    }

    @Nullable
    StoredOrder stored() {
        return stored;
    }

    /** Takes what is stored beside this reading; what TikTok masks or withholds of the address now is known from there. */
    void remember(StoredOrder before) {
        stored = before;
        if (before.shipTo() != null) {
            shipTo = shipTo == null ? before.shipTo() : shipTo.completedBy(before.shipTo());
        }
    }

    /** The store's settings by which this order is judged; the defaults unless told otherwise. */
    StoreSettings settings() {
        return settings;
    }

    void under(StoreSettings wishes) {
        settings = wishes;
    }

    @Nullable
    ShipTo shipTo() {
        return shipTo;
    }

    /** Whether this is an older reading than the stored one; without both times it is not known to be. */
    boolean isStale() {
        return stored != null && raw.updateTime() > 0 && raw.updateTime() < stored.updateTime();
    }

    boolean isUnchanged() {
        return stored != null && Arrays.equals(raw.fingerprint(), stored.fingerprint());
    }

    /** Whether there is a sales order of an earlier reading, which ShipStation has or may have. */
    boolean hasDocument() {
        return stored != null && stored.hasDocument();
    }

    void conclude(Judgement decided, byte @Nullable [] document) {
        judgement = decided;
        salesOrder = document;
    }

    /** Whether {@code orders.judge} has decided. */
    public boolean isJudged() {
        return judgement != null;
    }

    /**
     * What {@code orders.judge} decided.
     *
     * @throws IllegalStateException when it has not been asked yet
     */
    public Judgement judgement() {
        if (judgement == null) {
            throw new IllegalStateException(
                    "order " + id() + " has not been judged: does orders.judge end with judge.conclude?");
        }
        return judgement;
    }

    /** When the buyer placed the order; where TikTok does not say, it was there at the latest when it last changed. In whole seconds. */
    Instant placedAt() {
        if (order != null && order.createTime() != null) {
            return order.createTime();
        }
        return raw.updateTime() > 0 && raw.updateTime() <= END_OF_YEAR_9999
                ? Instant.ofEpochSecond(raw.updateTime())
                : judgement().at().truncatedTo(ChronoUnit.SECONDS);
    }

    /** By when TikTok wants the order shipped; null when it does not say. */
    @Nullable
    Instant shipBy() {
        return order == null ? null : order.shipBy();
    }

    /** The sales order as JSON without status and modified time; null leaves the stored one, if any. */
    public byte @Nullable [] salesOrder() {
        return salesOrder;
    }

    @Override
    public String toString() {
        return "Candidate[" + id() + "]";
    }
}
