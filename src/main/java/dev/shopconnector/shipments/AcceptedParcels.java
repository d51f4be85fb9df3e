package dev.shopconnector.shipments;

import dev.shopconnector.shipments.ParcelTable.Held;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** The parcel as the table has it after that. */
    Parcel accept(Held held, ParcelVerdict verdict) {
        Parcel now = held.parcel();
        if (now.state() == ParcelState.ACCEPTED) {
            return now;
        }
        Instant at = clock.instant();
        Parcel accepted =
                now.with(there(now, verdict)).with(now.tries().forgiven()).decided(verdict.decision(), at, null);
        if (now.state() != ParcelState.WAITING && isOvertaken(held)) {
            return table.save(accepted.decided(now.decision(), at, null));
        }
        return settled(accepted, held.others(), at);
    }

    /** A parcel that is over for us, and that TikTok shows for its units; nothing else has them then. */
    Parcel seen(Parcel parcel, @Nullable String provider, @Nullable String packageId) {
        Instant at = clock.instant();
        ParcelAtTikTok there = parcel.atTikTok();
        ParcelDecision decision = new ParcelDecision(
                ParcelState.ACCEPTED,
                "accepted-before",
                "TikTok Shop has this tracking number for the units of the parcel; that showed when it was asked about"
                        + " another one.",
                null);
        return settled(
                parcel.with(there.answered(new ParcelAtTikTok(null, false, provider, packageId, there.warnings())))
                        .with(parcel.tries().forgiven())
                        .decided(decision, at, null),
                others(parcel),
                at);
    }

    /** Whoever told of the others, and why: what TikTok has for a unit it has instead of anything before. */
    private Parcel settled(Parcel accepted, List<Parcel> others, Instant at) {
        others.stream()
                .filter(accepted::sharesUnitsWith)
                .flatMap(other -> Stream.ofNullable(besideTikToks(other, accepted, at)))
                .forEach(table::save);
        return table.save(accepted);
    }

    /** What another parcel is when TikTok has this one for units of it; null when it stays what it is. */
    private static @Nullable Parcel besideTikToks(Parcel other, Parcel accepted, Instant at) {
        String instead = accepted.isNumbered(other.trackingNumber())
                ? "TikTok Shop has this tracking number, as another parcel of this order"
                : "TikTok Shop has the tracking number ending in " + accepted.trackingEnd() + " instead";
        boolean unsure = other.atTikTok().unsure();
        return switch (other.state()) {
            // It waits although this one was known, so it is the newer wish.
            case WAITING -> accepted.id().equals(other.replaces()) ? null : other.correcting(accepted.id());
            case ACCEPTED -> {
                List<String> left = other.lineIds().stream()
                        .filter(line -> !accepted.lineIds().contains(line))
                        .toList();
                boolean sameNumber = accepted.isNumbered(other.trackingNumber());
                if (sameNumber && !left.isEmpty()) {
                    yield other.withLines(left).decided(sharedOut(other, left.size()), at, null);
                }
                yield left.isEmpty() || other.id().equals(accepted.replaces())
                        ? other.replaced(instead + ".", at)
                        : other.withLines(left)
                                .decided(
                                        new ParcelDecision(
                                                ParcelState.ACCEPTED,
                                                other.rule(),
                                                instead + " for "
                                                        + (other.lineIds().size() - left.size()) + " of the "
                                                        + other.lineIds().size()
                                                        + " units; it has this one for the others.",
                                                null),
                                        at,
                                        null);
            }
            case REPLACED -> unsure ? other.replaced(instead + ".", at) : null;
            case GIVEN_UP ->
                unsure
                        ? other.with(other.atTikTok().sure())
                                .decided(
                                        new ParcelDecision(
                                                ParcelState.GIVEN_UP,
                                                other.rule(),
                                                (other.isGivenUpByErasure()
                                                                ? "Its data was erased; "
                                                                : "A person decided that TikTok is told no more; ")
                                                        + instead + ".",
                                                null),
                                        at,
                                        null)
                        : null;
            case REFUSED ->
                unsure && other.rule().equals(ToldInVain.RULE)
                        ? other.with(other.atTikTok().sure()).decided(ToldInVain.settled(instead + "."), at, null)
                        : null;
        };
    }

    /** The same number for all: each unit is in one parcel, and TikTok has them all. */
    private static ParcelDecision sharedOut(Parcel other, int left) {
        return new ParcelDecision(
                ParcelState.ACCEPTED,
                other.rule(),
                "TikTok Shop has this tracking number for " + left + " units of this parcel, and for the other "
                        + (other.lineIds().size() - left) + " as another parcel of this order.",
                null);
    }

    private static ParcelAtTikTok there(Parcel now, ParcelVerdict verdict) {
        ParcelAtTikTok there = now.atTikTok().answered(verdict.said());
        boolean newerCarrier = there.toldCarrier() != null && !now.told().isCarriedBy(there.toldCarrier());
        return newerCarrier ? there.keptInsteadOf(now.carrierCode()) : there;
    }

    /** TikTok took it, and has another tracking number for its units since then. */
    private static boolean isOvertaken(Held held) {
        Parcel parcel = held.parcel();
        return held.others().stream()
                .filter(other ->
                        !other.id().equals(parcel.replaces()) || parcel.id().equals(other.replaces()))
                .anyMatch(other -> other.state() == ParcelState.ACCEPTED && other.sharesUnitsWith(parcel));
    }

    private List<Parcel> others(Parcel parcel) {
        return table
                .ofOrders(parcel.shopId(), Set.of(parcel.orderId()))
                .getOrDefault(parcel.orderId(), List.of())
                .stream()
                .filter(other -> !other.id().equals(parcel.id()))
                .toList();
    }
}
