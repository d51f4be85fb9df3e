package dev.shopconnector.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order that ShipStation was never handed may go out as shippable: only while somebody reads what becomes of it
 * at TikTok. The store is active, TikTok accepts its authorisation, and the order itself or its whole shop was read within
 * {@link ExportSettings#readWithin()} and since the store was last switched off or reconnected. All by the database's clock.
 */
final class HandOutGate {
    /** Of a row {@code s} of shops: whether it may be read at all. */
    private static final String READABLE =
            "(s.active AND (SELECT c.state FROM connections c WHERE c.id = s.connection_id) = 'active')";

    /** Of a row {@code s} of shops: since when something must have been read; {@code :within} in seconds. */
    private static final String SINCE =
            "GREATEST(SYSDATE(6) - INTERVAL :within SECOND, COALESCE(s.switched_off_at, TIMESTAMP '1970-01-01 00:00:00'))";

    /** Of a row {@code s} of shops: whether all its orders may go out, for it was read to the end. */
    static final String OPEN = "(" + READABLE + " AND COALESCE(s.polled_at > " + SINCE + ", FALSE))";

    /** Of a row {@code o} of orders: whether it is told as shippable for the first time. */
    static final String NEWLY_SHIPPABLE = "(o.exported_at IS NULL AND o.verdict = 'serve'"
            + " AND o.shipstation_status IN ('AwaitingShipment', 'PendingFulfillment'))";

    /** Of rows {@code o} of orders and {@code s} of its shop: whether the gate lets it pass. */
    static final String PASSES =
            "(NOT " + NEWLY_SHIPPABLE + " OR " + OPEN + " OR (" + READABLE + " AND o.modified_at > " + SINCE + "))";

    private HandOutGate() {}

    /**
     * Why an order does not pass, for a merchant.
     *
     * @param readAt when the shop was last read to its end; null for never
     */
    static String words(boolean active, boolean authorised, @Nullable Instant readAt) {
        if (!active) {
            return "the store is switched off, so nobody reads what becomes of the order at TikTok";
        }
        if (!authorised) {
            return "TikTok's authorisation has ended, so nobody reads what becomes of the order there";
        }
        return readAt == null
                ? "the shop has not been read to its end yet"
                : "the shop has not been read since " + readAt + ", and the order may have been cancelled meanwhile";
    }
}
