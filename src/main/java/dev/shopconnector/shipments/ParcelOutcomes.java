package dev.shopconnector.shipments;

import dev.shopconnector.shipments.ParcelTable.Held;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what comes of a parcel, step by step: that TikTok is about to be told, and what it said. Each write is made
 * upon the row as it is by then, locked, and never over what ShipStation or a person said meanwhile. Every write but the
 * truth that TikTok has a parcel is fenced by the shop's lease. Each lengthens a lease of which a tenth is over, so that no call begins with less.
 */
@Component("parcelOutcomes")
@Transactional
public class ParcelOutcomes {
    /** The rule of a parcel of which TikTok is told at the moment, or was and nobody wrote down what it said. */
    static final String TELLING = "telling";

    private final JdbcClient db;
    private final ParcelTable table;
    private final ParcelClaims claims;
    private final AcceptedParcels accepted;
    private final ParcelSightings sightings;
    private final ToldOrders told;
    private final ParcelDoorbell doorbell;
    private final Clock clock;
    private final ParcelCounts counts;

    ParcelOutcomes(
            JdbcClient db,
            ParcelTable table,
            ParcelClaims claims,
            AcceptedParcels accepted,
            ParcelSightings sightings,
            ToldOrders told,
            ParcelDoorbell doorbell,
            Clock clock,
            ParcelCounts counts) {
        this.db = db;
        this.table = table;
        this.claims = claims;
        this.accepted = accepted;
        this.sightings = sightings;
        this.told = told;
        this.doorbell = doorbell;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * Remembers that TikTok is about to be told of the variable {@code parcel}, before it is, so that whoever finds the
     * parcel after a crash knows.
     *
     * @return false when the parcel is this worker's no more, or something else was said of it meanwhile
     */
    public boolean begin(Exchange exchange) {
        PushLease lease = exchange.getVariable("lease", PushLease.class);
        Parcel inHand = exchange.getVariable("parcel", Parcel.class);
        Optional<Held> held = lock(exchange, lease, inHand);
        Parcel now = own(lease, held);
        if (now == null
                || !now.told().isCarriedBy(inHand.carrierCode())
                || !now.lineIds().equals(inHand.lineIds())) {
            return false;
        }
        String words = "TikTok Shop is told: " + now.lineIds().size() + " units with "
                + exchange.getVariable("providerName", String.class)
                + ", tracking number ending in " + now.trackingEnd()
                + ("correct".equals(exchange.getVariable("verdict", String.class))
                        ? ", in place of the earlier one."
                        : ".");
        ParcelDecision telling = new ParcelDecision(ParcelState.WAITING, TELLING, words, null);
        table.save(now.decided(telling, clock.instant(), now.nextTryAt())
                .with(now.tries().pushed(now.tries().pushes() + 1))
                .with(now.atTikTok().telling(now.carrierCode())));
        told.add(lease, now.orderId());
        lengthen(lease, held);
        return true;
    }

    /**
     * Takes the units of the variable {@code linesElsewhere} out of the variable {@code parcel}, for they went with another
     * number and a person sent the rest on its way. The variable {@code verdict} is {@code left-alone} when the parcel is
     * this worker's no more.
     */
    public void leaveOut(Exchange exchange) {
        PushLease lease = exchange.getVariable("lease", PushLease.class);
        Parcel inHand = exchange.getVariable("parcel", Parcel.class);
        Parcel now = own(lease, lock(exchange, lease, inHand));
        if (now == null || !now.lineIds().equals(inHand.lineIds())) {
            exchange.setVariable("verdict", "left-alone");
            return;
        }
        List<?> gone = exchange.getVariable("linesElsewhere", List.class);
        List<String> left =
                now.lineIds().stream().filter(line -> !gone.contains(line)).toList();
        String words = gone.size() + " of the " + now.lineIds().size()
                + " units went with another tracking number; the parcel goes on with the others.";
        ParcelDecision rest = new ParcelDecision(ParcelState.WAITING, "rest", words, null);
        exchange.setVariable("parcel", table.save(now.withLines(left).decided(rest, clock.instant(), now.nextTryAt())));
    }

    /** Writes what the routes decided ({@link ParcelVerdict}) about the variable {@code parcel}. */
    public void settle(Exchange exchange) {
        PushLease lease = exchange.getVariable("lease", PushLease.class);
        Parcel inHand = exchange.getVariable("parcel", Parcel.class);
        ParcelVerdict verdict = ParcelVerdict.of(exchange);
        Optional<Held> held = lock(exchange, lease, inHand);
        if (verdict.state() == ParcelState.ACCEPTED) {
            held.map(row -> accepted.accept(row, verdict)).ifPresent(parcel -> {
                counts.settled(parcel);
                doorbell.ringAfterCommit(parcel);
            });
            lengthen(lease, held);
            return;
        }
        Parcel now = own(lease, held);
        if (now == null) {
            endDoubt(lease, held, verdict);
            return;
        }
        boolean sameCarrier = now.told().isCarriedBy(inHand.carrierCode());
        Parcel settled = table.save(sameCarrier ? decided(inHand, now, verdict) : toldAnew(inHand, now, verdict));
        counts.settled(settled);
        lengthen(lease, held);
        readOrderAgain(settled);
        Instant next = settled.nextTryAt();
        if (sameCarrier || (next != null && next.isAfter(clock.instant()))) {
            doorbell.ringAfterCommit(settled);
        }
    }

    /**
     * The same for a parcel that nothing came of, or of which nobody could write down what came; one that was settled or
     * told anew meanwhile is left as it is.
     */
    public void postpone(Exchange exchange) {
        Parcel inHand = exchange.getVariable("parcel", Parcel.class);
        Parcel now = own(exchange.getVariable("lease", PushLease.class), table.lock(inHand));
        if (now != null && (now.version() == inHand.version() || now.rule().equals(TELLING))) {
            ParcelVerdict verdict = ParcelVerdict.of(exchange);
            Parcel later = decided(inHand, now, verdict);
            doorbell.ringAfterCommit(table.save(later.with(now.atTikTok())));
        }
    }

    /** It was given up or replaced while TikTok was told, and TikTok's answer is a clear one. */
    private void endDoubt(PushLease lease, Optional<Held> row, ParcelVerdict verdict) {
        if (!verdict.said().unsure()) {
            row.filter(held -> held.isHeldBy(lease))
                    .map(Held::parcel)
                    .filter(ParcelDoubt::isAbout)
                    .ifPresent(parcel -> table.save(ParcelDoubt.settled(parcel, clock.instant())));
        }
    }

    /** The row, after what the order in hand shows of its other parcels was written down. */
    private Optional<Held> lock(Exchange exchange, PushLease lease, Parcel inHand) {
        return sightings.lock(lease, inHand, exchange.getVariable("order", TikTokOrder.class));
    }

    /** The row as it is, when it waits and this worker may write it. */
    private static @Nullable Parcel own(PushLease lease, Optional<Held> row) {
        return row.filter(held -> held.isHeldBy(lease))
                .map(Held::parcel)
                .filter(parcel -> parcel.state() == ParcelState.WAITING)
                .orElse(null);
    }

    private Parcel decided(Parcel inHand, Parcel now, ParcelVerdict verdict) {
        Instant at = clock.instant();
        Parcel before = verdict.isUnmade() ? now.untold(inHand) : now;
        ParcelTries tries = before.tries().due(inHand.tries()).attempted(verdict.isFailure(), verdict.isUnclear());
        Instant next = verdict.isLimitedByDeadline()
                ? tries.in(verdict.retryAfter(), at)
                : at.plusSeconds(verdict.retryAfter());
        return before.with(tries)
                .with(before.atTikTok().answered(verdict.said()))
                .decided(verdict.decision(), at, verdict.state() == ParcelState.WAITING ? next : null);
    }

    /** What came of the carrier that ShipStation told before is not the last word about the one that it tells by now. */
    private Parcel toldAnew(Parcel inHand, Parcel now, ParcelVerdict verdict) {
        Parcel outcome = decided(inHand, now, verdict);
        Instant at = clock.instant();
        ParcelDecision again = new ParcelDecision(
                ParcelState.WAITING,
                "received",
                "ShipStation told another carrier meanwhile, '"
                        + CarrierName.of(now.carrierCode()).quotable() + "'; TikTok Shop is told next of that one.",
                null);
        return outcome.with(outcome.tries().forgiven())
                .decided(again, at, outcome.nextTryAt() == null ? at : outcome.nextTryAt());
    }

    private void lengthen(PushLease lease, Optional<Held> row) {
        if (row.filter(held -> held.isHeldBy(lease) && held.isLeaseWorn()).isPresent()) {
            claims.lengthen(lease);
        }
    }

    /** What stood in a parcel's way (a hold, a cancellation) is in the order, which ShipStation is to hear of too. */
    private void readOrderAgain(Parcel parcel) {
        db.sql("UPDATE orders SET review_at = :now WHERE shop_id = :shop AND order_id = :order"
                        + " AND (review_at IS NULL OR review_at > :now)")
                .param("now", ParcelRows.utc(clock.instant()))
                .param("shop", parcel.shopId())
                .param("order", parcel.orderId())
                .update();
    }
}
