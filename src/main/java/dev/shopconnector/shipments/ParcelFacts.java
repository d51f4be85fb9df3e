package dev.shopconnector.shipments;

import dev.shopconnector.orders.BuyersHour;
import dev.shopconnector.orders.LineSelection;
import dev.shopconnector.shipments.ParcelBatch.InHand;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays out what is known of a parcel and its order as exchange variables, so that the rules in {@code shipments.guard}
 * read as sentences. The names and meanings are listed in that route.
 */
@Component("parcelFacts")
public class ParcelFacts {
    private final Clock clock;
    private final BuyersHour hour;
    private final ParcelDeadline deadline;

    ParcelFacts(Clock clock, BuyersHour hour, ParcelDeadline deadline) {
        this.clock = clock;
        this.hour = hour;
        this.deadline = deadline;
    }

    /** Sets the variables for the parcel in hand in the body. */
    public void layOut(Exchange exchange) {
        InHand inHand = exchange.getMessage().getBody(InHand.class);
        TikTokOrder order = inHand.order();
        Parcel parcel = deadline.follow(inHand.parcel(), order);
        exchange.setVariable("lease", inHand.lease());
        exchange.setVariable("parcel", parcel);
        exchange.setVariable("order", order);
        exchange.setVariable("carrierCode", parcel.carrierCode() == null ? "" : parcel.carrierCode());
        exchange.setVariable("failures", parcel.tries().failures());
        exchange.setVariable("unclearTimes", parcel.tries().unclear());
        exchange.setVariable(
                "deadlinePassed", !clock.instant().isBefore(parcel.tries().deadlineAt()));
        exchange.setVariable("trackingWarnings", List.of());
        exchange.setVariable("unsure", parcel.atTikTok().unsure());
        exchange.setVariable("elsewhereAgreed", false);
        if (order != null) {
            layOutOrder(exchange, order);
            layOutUnits(exchange, parcel, order);
        }
    }

    private void layOutOrder(Exchange exchange, TikTokOrder order) {
        exchange.setVariable("status", orElse(order.status()));
        exchange.setVariable("fulfillmentType", orElse(order.fulfillmentType()));
        exchange.setVariable("shippingType", orElse(order.shippingType()));
        exchange.setVariable("buyerAskedToCancel", Boolean.TRUE.equals(order.isBuyerRequestCancel()));
        exchange.setVariable("holdEndsAt", hour.endsAt(order).toString());
        exchange.setVariable("holdSecondsLeft", hour.secondsLeft(order));
        exchange.setVariable("buyersHourLeft", hour.secondsLeftToUs(order));
    }

    private void layOutUnits(Exchange exchange, Parcel parcel, TikTokOrder order) {
        UnitsAtTikTok at = UnitsAtTikTok.of(parcel, order);
        List<TikTokLine> open = at.open();
        List<TikTokLine> here = at.here();
        List<TikTokLine> elsewhere = at.elsewhere();
        List<TikTokLine> cancelled = at.cancelled();
        List<TikTokLine> cancelledHere = cancelled.stream()
                .filter(line -> UnitsAtTikTok.isWith(line, parcel))
                .toList();
        exchange.setVariable("units", parcel.lineIds().size());
        exchange.setVariable("unitsGone", parcel.lineIds().size() - at.all().size());
        exchange.setVariable("unitsCancelled", cancelled.size());
        exchange.setVariable(
                "linesCancelled", cancelled.stream().map(TikTokLine::id).toList());
        exchange.setVariable("cancelledAgreed", parcel.past().covers(unpacked(cancelled, elsewhere)));
        exchange.setVariable("unitsCancelledHere", cancelledHere.size());
        exchange.setVariable(
                "unitsOnHold", open.stream().filter(ParcelFacts::isOnHold).count());
        exchange.setVariable("unitsOpen", open.size());
        exchange.setVariable("unitsHere", here.size());
        exchange.setVariable("unitsUntold", at.untold());
        if (at.showWhatWasNotTaken()) {
            exchange.setVariable("unsure", false);
        }
        exchange.setVariable("unitsElsewhere", elsewhere.size());
        List<String> linesElsewhere = elsewhere.stream().map(TikTokLine::id).toList();
        exchange.setVariable("linesElsewhere", linesElsewhere);
        exchange.setVariable(
                "elsewhereAgreed", !elsewhere.isEmpty() && parcel.past().covers(linesElsewhere));
        List<TikTokLine> cancelledElsewhere = cancelled.stream()
                .filter(line -> !UnitsAtTikTok.tracking(line).isEmpty() && !cancelledHere.contains(line))
                .toList();
        exchange.setVariable("unitsCancelledElsewhere", cancelledElsewhere.size());
        cancelledElsewhere.stream()
                .findFirst()
                .ifPresent(line -> exchange.setVariable("otherTracking", UnitsAtTikTok.trackingEnd(line)));
        exchange.setVariable("openLines", open.stream().map(TikTokLine::id).toList());
        Stream.concat(here.stream(), cancelledHere.stream()).findFirst().ifPresent(line -> {
            exchange.setVariable("packageId", line.packageId());
            exchange.setVariable("providerName", line.shippingProviderName());
        });
        if (!elsewhere.isEmpty()) {
            int left = parcel.lineIds().size() - cancelled.size();
            exchange.setVariable("allElsewhere", elsewhere.size() == left);
            layOutOther(exchange, order, elsewhere, elsewhere.size() == left);
            if (parcel.past().agreed().stream().anyMatch(linesElsewhere::contains)) {
                exchange.setVariable("correctable", false);
            }
        }
    }

    /** The cancelled ones, without those that TikTok had taken in the very package whose number would be corrected. */
    private static List<String> unpacked(List<TikTokLine> cancelled, List<TikTokLine> elsewhere) {
        return cancelled.stream()
                .filter(line -> UnitsAtTikTok.tracking(line).isEmpty()
                        || elsewhere.isEmpty()
                        || !isSamePackage(line, elsewhere.get(0)))
                .map(TikTokLine::id)
                .toList();
    }

    private void layOutOther(Exchange exchange, TikTokOrder order, List<TikTokLine> elsewhere, boolean allElsewhere) {
        TikTokLine first = elsewhere.get(0);
        List<TikTokLine> together = order.lineItems().stream()
                .filter(line -> UnitsAtTikTok.isShipped(line) && isSamePackage(line, first))
                .toList();
        exchange.setVariable("otherTracking", UnitsAtTikTok.trackingEnd(first));
        exchange.setVariable("otherPackageId", first.packageId());
        exchange.setVariable("correctable", allElsewhere && together.equals(elsewhere));
        exchange.setVariable(
                "onlyPackage",
                order.lineItems().stream()
                        .filter(line -> !LineSelection.isCancelled(line) || line.trackingNumber() != null)
                        .allMatch(line -> isSamePackage(line, first)));
        Instant shippedAt = first.rtsTime() == null ? order.rtsTime() : first.rtsTime();
        exchange.setVariable(
                "shippedSecondsAgo",
                shippedAt == null
                        ? 0L
                        : Duration.between(shippedAt, clock.instant()).toSeconds());
    }

    private static boolean isSamePackage(TikTokLine line, TikTokLine other) {
        return other.packageId() != null
                ? Objects.equals(line.packageId(), other.packageId())
                : ParcelId.sameTracking(UnitsAtTikTok.tracking(line), UnitsAtTikTok.tracking(other));
    }

    private static boolean isOnHold(TikTokLine line) {
        return "ON_HOLD".equals(line.displayStatus());
    }

    private static String orElse(@Nullable String word) {
        return word == null || word.isBlank() || word.length() > 64 ? "UNSPECIFIED" : word;
    }
}
