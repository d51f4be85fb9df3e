package dev.shopconnector.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about an order, by which rule, and in words that a merchant understands. Stored with the order as
 * JSON; carries no personal data.
 *
 * @param verdict whether ShipStation may have the order
 * @param rule id of the rule that decided
 * @param reason why, one sentence
 * @param remedy what somebody can do about it; null when there is nothing to do
 * @param tiktokStatus the order's status at TikTok when this was decided
 * @param shipstationStatus the status that ShipStation is told before the store's status mapping; null while held, but
 *     for {@code OnHold} where the store's settings show held orders
 * @param at when it was decided
 * @param reviewAt when the order is read again by itself; null when only a change at TikTok can alter the verdict
 * @param passed the rules that were asked before the deciding one and had no objection, in their order
 * @param settingsVersion the saving of the store's settings by which ShipStation is told; null for the defaults
 * @param warnings what a person should know although the order goes on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Judgement(
        Verdict verdict,
        String rule,
        String reason,
        @Nullable String remedy,
        @Nullable String tiktokStatus,
        @Nullable String shipstationStatus,
        Instant at,
        @Nullable Instant reviewAt,
        List<Passed> passed,
        List<String> warnings,
        @Nullable Long settingsVersion) {

    public Judgement {
        passed = passed == null ? List.of() : List.copyOf(passed);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** A rule that had no objection. */
    public record Passed(String rule, String words) {}

    /** Whether another judgement would tell a merchant the same story, whenever it was made. */
    boolean sameDecision(Judgement other) {
        return verdict == other.verdict
                && rule.equals(other.rule)
                && java.util.Objects.equals(tiktokStatus, other.tiktokStatus)
                && java.util.Objects.equals(shipstationStatus, other.shipstationStatus);
    }

    /** Whether both were made by the same settings, as far as ShipStation is told of them. */
    boolean sameSettings(Judgement other) {
        return java.util.Objects.equals(settingsVersion, other.settingsVersion);
    }

    Judgement heldBecause(String byRule, String why, String whatToDo) {
        return new Judgement(
                Verdict.HOLD,
                byRule,
                why,
                whatToDo,
                tiktokStatus,
                null,
                at,
                reviewAt,
                passed,
                warnings,
                settingsVersion);
    }

    Judgement withWarnings(List<String> told) {
        return new Judgement(
                verdict,
                rule,
                reason,
                remedy,
                tiktokStatus,
                shipstationStatus,
                at,
                reviewAt,
                passed,
                told,
                settingsVersion);
    }

    /** Held, and ShipStation is shown it as {@code OnHold}. */
    Judgement shownOnHold(List<String> told) {
        return new Judgement(
                Verdict.HOLD,
                rule,
                reason,
                remedy,
                tiktokStatus,
                SalesOrderStatus.OnHold.name(),
                at,
                reviewAt,
                passed,
                told,
                settingsVersion);
    }

    /** The same with another sentence at the end of the reason. */
    Judgement adding(String sentence) {
        return new Judgement(
                verdict,
                rule,
                reason + " " + sentence,
                remedy,
                tiktokStatus,
                shipstationStatus,
                at,
                reviewAt,
                passed,
                warnings,
                settingsVersion);
    }
}
