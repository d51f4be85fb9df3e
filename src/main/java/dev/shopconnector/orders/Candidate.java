package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An order on its way through a page: what TikTok sent, what was stored, and what becomes of it. Not thread-safe. */
public final class Candidate {
    private final RawOrder raw;
    private final @Nullable TikTokOrder order;
    private final @Nullable String unreadable;
    private @Nullable StoredOrder stored;
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

    /**
     * A stored clear address stands in when TikTok masks or withholds it now. It does not when TikTok shows an address
     * that is incomplete: then the buyer changed it, and the parcel must not go to the old one.
     */
    void remember(StoredOrder before) {
        stored = before;
        if (before.shipTo() != null && (shipTo == null || isWithheld(shipTo))) {
            shipTo = before.shipTo();
        }
    }

    /** A masked phone alone withholds nothing: no label needs it. */
    private boolean isWithheld(ShipTo address) {
        boolean masked = address.masked().stream().anyMatch(field -> !field.equals("phone"));
        return masked || (address.name() == null && address.line1() == null);
    }

    @Nullable
    ShipTo shipTo() {
        return shipTo;
    }

    boolean isStale() {
        return stored != null && raw.updateTime() < stored.updateTime();
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

    Judgement judgement() {
        if (judgement == null) {
            throw new IllegalStateException(
                    "order " + id() + " has not been judged: does orders.judge end with judge.conclude?");
        }
        return judgement;
    }

    /** The sales order as JSON without status and modified time; null leaves the stored one, if any. */
    byte @Nullable [] salesOrder() {
        return salesOrder;
    }

    @Override
    public String toString() {
        return "Candidate[" + id() + "]";
    }
}
