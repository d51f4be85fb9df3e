package dev.shopconnector.shipments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that TikTok has a parcel, also when a person or another node decided otherwise meanwhile: it is the truth. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AcceptedParcels {
    private final ParcelTable table;
    private final Clock clock;

    AcceptedParcels(ParcelTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The parcel as the table has it after that; empty when the table has it no more. */
    Optional<Parcel> accept(Parcel inHand, ParcelVerdict verdict) {
        return table.lock(inHand.shopId(), inHand.id()).map(held -> write(held.parcel(), verdict));
    }

    private Parcel write(Parcel now, ParcelVerdict verdict) {
        if (now.state() == ParcelState.ACCEPTED) {
            return now;
        }
        Instant at = clock.instant();
        Parcel accepted =
                now.with(there(now, verdict)).with(now.tries().failed(0)).decided(verdict.decision(), at, null);
        if (now.state() != ParcelState.WAITING && isOvertaken(now)) {
            return table.save(accepted.decided(now.decision(), at, null));
        }
        if (accepted.replaces() != null) {
            others(accepted)
                    .filter(other -> isReplaced(other, accepted))
                    .forEach(other -> table.save(other.replaced(
                            "TikTok Shop has the tracking number ending in " + accepted.trackingEnd() + " instead.",
                            at)));
        }
        return table.save(accepted);
    }

    private static ParcelAtTikTok there(Parcel now, ParcelVerdict verdict) {
        ParcelAtTikTok there = now.atTikTok().answered(verdict.said());
        boolean newerCarrier = there.toldCarrier() != null && !now.told().isCarriedBy(there.toldCarrier());
        return newerCarrier ? there.keptInsteadOf(now.carrierCode()) : there;
    }

    /** TikTok took it, and has another tracking number for its units since then. */
    private boolean isOvertaken(Parcel parcel) {
        return others(parcel)
                .filter(other -> !other.id().equals(parcel.replaces()))
                .anyMatch(other -> other.state() == ParcelState.ACCEPTED && other.sharesUnitsWith(parcel));
    }

    private static boolean isReplaced(Parcel old, Parcel by) {
        boolean corrected = old.id().equals(by.replaces()) && old.state() == ParcelState.WAITING;
        return corrected || (old.state() == ParcelState.ACCEPTED && old.sharesUnitsWith(by));
    }

    private Stream<Parcel> others(Parcel parcel) {
        return table
                .ofOrders(parcel.shopId(), Set.of(parcel.orderId()))
                .getOrDefault(parcel.orderId(), List.of())
                .stream()
                .filter(other -> !other.id().equals(parcel.id()));
    }
}
