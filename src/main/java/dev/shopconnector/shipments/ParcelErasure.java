package dev.shopconnector.shipments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the personal data out of parcels: what ShipStation told, what is in them but for line ids, all of the tracking
 * number but its end, and what a person wrote. A parcel that is still open is given up with it. The caller holds the
 * shop's row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ParcelErasure {
    /** What to do when it did go to the buyer. */
    static final String ENTER =
            "If the parcel did go to the buyer, enter its tracking number in TikTok's Seller Center; or, once"
                    + " the store is connected again, have ShipStation tell it again.";

    private static final String KEPT = "SELECT " + ParcelRows.COLUMNS
            + " FROM parcels p LEFT JOIN orders o ON o.shop_id = p.shop_id AND o.order_id = p.order_id"
            + " WHERE p.shop_id = :shop AND p.erased_at IS NULL AND ";
    private static final String GIVEN_UP = "given-up";

    private final JdbcClient db;
    private final ParcelRows rows;
    private final Clock clock;

    ParcelErasure(JdbcClient db, ParcelRows rows, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    /** Erases the parcels of these orders; how many. */
    public int ofOrders(String shopId, Collection<String> orderIds, LocalDateTime at) {
        if (orderIds.isEmpty()) {
            return 0;
        }
        return erase(
                db.sql(KEPT + "p.order_id IN (:orders)")
                        .param("shop", shopId)
                        .param("orders", orderIds)
                        .query(rows::read)
                        .list(),
                at);
    }

    /**
     * The same for parcels that came before this, whose order was erased already or never seen; at most so many.
     *
     * @param openToo also those that wait for TikTok or for a person
     */
    public int withoutOrder(String shopId, Instant before, boolean openToo, LocalDateTime at, int most) {
        return erase(
                db.sql(KEPT + "p.created_at <= :before AND (o.order_id IS NULL OR o.erased_at IS NOT NULL)"
                                + (openToo ? "" : " AND p.state NOT IN ('waiting', 'refused')") + " LIMIT :most")
                        .param("shop", shopId)
                        .param("before", ParcelRows.utc(before))
                        .param("most", most)
                        .query(rows::read)
                        .list(),
                at);
    }

    private int erase(List<Parcel> parcels, LocalDateTime at) {
        for (Parcel parcel : parcels) {
            boolean open = parcel.state() == ParcelState.WAITING || parcel.state() == ParcelState.REFUSED;
            Parcel left = open ? parcel.decided(over(parcel), clock.instant(), null) : parcel;
            db.sql(
                            "UPDATE parcels SET notification = NULL, tracking_number = :tracking, units = '…', state = :state, rule = :rule,"
                                    + " reason = :reason, remedy = :remedy, journey = :journey, next_try_at = NULL,"
                                    + " erased_at = :at, version = version + 1, changed_at = SYSDATE(6)"
                                    + " WHERE shop_id = :shop AND id = :id")
                    .param("tracking", "…" + parcel.trackingEnd())
                    .param("state", left.state().word())
                    .param("rule", left.rule())
                    .param("reason", withoutNote(left.rule(), left.reason()))
                    .param("remedy", left.remedy())
                    .param("journey", rows.text(withoutNotes(left.journey())))
                    .param("at", at)
                    .param("shop", parcel.shopId())
                    .param("id", parcel.id())
                    .update();
        }
        return parcels.size();
    }

    private static ParcelDecision over(Parcel parcel) {
        return parcel.atTikTok().unsure()
                ? new ParcelDecision(
                        ParcelState.GIVEN_UP,
                        Parcel.ERASED,
                        "The personal data of its order was erased before it was known whether TikTok Shop has it; TikTok is"
                                + " told no more." + ParcelDoubt.GIVEN_UP,
                        "Look at the order in TikTok's Seller Center whether the tracking number is there. " + ENTER)
                : new ParcelDecision(
                        ParcelState.GIVEN_UP,
                        Parcel.ERASED,
                        "The personal data of its order was erased before TikTok Shop was told of it, so TikTok is not told.",
                        ENTER);
    }

    private static List<ParcelStep> withoutNotes(List<ParcelStep> journey) {
        return journey.stream()
                .map(step -> new ParcelStep(
                        step.at(), step.state(), step.rule(), withoutNote(step.rule(), step.words()), step.times()))
                .toList();
    }

    private static String withoutNote(String rule, String words) {
        return rule.equals(GIVEN_UP) ? "A person decided that TikTok is not told; the note was erased." : words;
    }
}
