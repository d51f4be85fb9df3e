package dev.shopconnector.operations;

import dev.shopconnector.orders.Judgement;
import dev.shopconnector.orders.OrderRecords.OrderRecord;
import dev.shopconnector.orders.OrderRecords.Reading;
import dev.shopconnector.orders.PastJudgement;
import dev.shopconnector.orders.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is where it is, in words, without personal data. Times are UTC.
 *
 * @param found whether the order was ever read
 * @param summary one sentence for a hurried reader
 * @param whatToDo null when there is nothing to do
 * @param rules the rules in the order in which they were asked; the last one decided
 * @param reviewAt when the order is read again by itself; null when only a change at TikTok can alter the verdict
 * @param personalDataErasedAt when address and contents were erased; null when they were not
 * @param journey what was decided before, oldest first
 * @param parcels what ShipStation shipped of it, and what TikTok said of that; oldest first
 */
public record OrderExplanation(
        String orderId,
        String shopId,
        boolean found,
        String summary,
        @Nullable String whatToDo,
        @Nullable String verdict,
        @Nullable String tiktokStatus,
        @Nullable String shipstationStatus,
        List<Rule> rules,
        List<String> warnings,
        @Nullable Instant judgedAt,
        @Nullable Instant reviewAt,
        @Nullable Instant firstSeenAt,
        @Nullable Instant handedToShipstationAt,
        @Nullable Instant acknowledgedByShipstationAt,
        @Nullable Instant personalDataErasedAt,
        List<Past> journey,
        List<ParcelExplanation> parcels) {

    /** A rule and its answer: passed, serve or hold. */
    public record Rule(String rule, String verdict, String reason, @Nullable String whatToDo, Instant at) {}

    /** What was decided once and no longer holds. */
    public record Past(
            Instant at,
            @Nullable String tiktokStatus,
            @Nullable String shipstationStatus,
            String verdict,
            String rule,
            String reason) {

        static Past of(PastJudgement past) {
            return new Past(
                    past.at(),
                    past.tiktokStatus(),
                    past.shipstationStatus(),
                    past.verdict().word(),
                    past.rule(),
                    past.reason());
        }
    }

    static OrderExplanation of(
            OrderRecord order, Reading reading, List<ParcelExplanation> parcels, ErasedParcels erased) {
        Judgement judgement = order.judgement();
        List<Rule> rules = new ArrayList<>();
        for (Judgement.Passed passed : judgement.passed()) {
            rules.add(new Rule(passed.rule(), "passed", passed.words(), null, judgement.at()));
        }
        rules.add(new Rule(
                judgement.rule(), judgement.verdict().word(), judgement.reason(), judgement.remedy(), judgement.at()));
        return new OrderExplanation(
                order.orderId(),
                order.shopId(),
                true,
                summary(order) + erased(order) + (order.erasedAt() == null ? stopped(reading) : "") + erased.words(),
                erased.whatToDo(order.erasedAt() == null ? whatToDo(judgement.remedy(), reading) : null),
                judgement.verdict().word(),
                order.tiktokStatus(),
                order.told(),
                rules,
                warnings(order),
                judgement.at(),
                order.erasedAt() == null ? judgement.reviewAt() : null,
                order.firstSeenAt(),
                order.exportedAt(),
                order.acknowledgedAt(),
                order.erasedAt(),
                order.history().stream().map(Past::of).toList(),
                parcels);
    }

    static OrderExplanation neverSeen(String shopId, String orderId, Reading reading, List<ParcelExplanation> parcels) {
        String summary = "Not in any window read so far: this shop's orders that changed from " + reading.importFrom()
                + " to " + reading.readUntil() + " have been read, and this order was not among them."
                + (reading.problem() == null ? "" : " The last reading broke off: " + reading.problem() + ".");
        String restart = restart(reading);
        String asked = reading.byHand()
                ? "Automatic import is off for this store: ask for new orders, or for this one, on its settings page."
                : null;
        String whatToDo = restart != null
                ? restart
                : asked != null
                        ? asked
                        : "Check the id in TikTok's Seller Center. An order that last changed before the first-import date is not"
                                + " read; a newer one comes with the reading at " + reading.nextReading()
                                + " or soon after.";
        return new OrderExplanation(
                orderId, shopId, false, summary, whatToDo, null, null, null, List.of(), List.of(), null, null, null,
                null, null, null, List.of(), parcels);
    }

    /** What starts a stopped reading again; null when it goes on by itself. */
    private static @Nullable String restart(Reading reading) {
        if (reading.refused()) {
            return "Connect this shop again: its seller must consent anew, for TikTok refuses the authorisation.";
        }
        return reading.inactive() ? "Set this shop active again." : null;
    }

    private static String stopped(Reading reading) {
        return restart(reading) == null
                ? ""
                : " Reading is stopped for this shop since " + reading.readUntil()
                        + ", so no change at TikTok is seen.";
    }

    private static @Nullable String whatToDo(@Nullable String remedy, Reading reading) {
        String restart = restart(reading);
        if (restart == null) {
            return remedy;
        }
        return remedy == null ? restart : restart + " After that: " + remedy;
    }

    private static List<String> warnings(OrderRecord order) {
        List<String> warnings = new ArrayList<>(order.judgement().warnings());
        if (order.mappingWords() != null) {
            warnings.add(order.mappingWords());
        }
        return warnings;
    }

    private static String erased(OrderRecord order) {
        return order.erasedAt() == null
                ? ""
                : " Its personal data was erased at " + order.erasedAt()
                        + ", address and contents; that does not come back unless the order is open at TikTok.";
    }

    private static String summary(OrderRecord order) {
        Judgement judgement = order.judgement();
        if (order.erasedAt() != null) {
            return order.exportedAt() == null
                    ? "ShipStation never had it."
                    : "ShipStation has it. " + judgement.reason();
        }
        if (order.withheld() != null) {
            return "It is not handed out to ShipStation, because " + order.withheld()
                    + ". It follows when the shop has been" + " read. " + judgement.reason();
        }
        if (judgement.verdict() == Verdict.SERVE) {
            return (order.exportedAt() == null ? "ShipStation gets it with its next import. " : "ShipStation has it. ")
                    + judgement.reason();
        }
        return (order.exportedAt() == null ? "Held. " : "ShipStation has it already and is told to wait. ")
                + judgement.reason();
    }
}
