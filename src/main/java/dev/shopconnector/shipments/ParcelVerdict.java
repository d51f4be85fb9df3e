package dev.shopconnector.shipments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the routes decided about a parcel, as they left it in the exchange variables {@code verdict} ({@code accepted},
 * {@code waiting} or {@code refused}), {@code rule}, {@code reason}, {@code remedy}, {@code retryAfter} (seconds),
 * {@code asksWithout}, {@code failed}, {@code unclear}, {@code unsure}, {@code unmade}, {@code packageId}, {@code providerName}, {@code trackingWarnings},
 * {@code guardWarning}, {@code carrierWarning} and {@code tiktokWarning}.
 *
 * @param retryAfter seconds
 * @param isFailure whether it counts as an attempt that did not settle the parcel
 * @param isUnclear whether TikTok's answers contradicted each other
 * @param isUnmade whether the call that was to tell TikTok was not made
 * @param said what TikTok said, and whether it may have the parcel without having said so
 */
record ParcelVerdict(
        ParcelDecision decision,
        long retryAfter,
        boolean isFailure,
        boolean isUnclear,
        boolean isUnmade,
        ParcelAtTikTok said) {
    private static final Set<String> VERDICTS = Set.of("accepted", "waiting", "refused");

    static ParcelVerdict of(Exchange exchange) {
        Long retryAfter = exchange.getVariable("retryAfter", Long.class);
        boolean accepted = "accepted".equals(text(exchange, "verdict"));
        return new ParcelVerdict(
                decision(exchange),
                retryAfter == null ? 1 : Math.max(1, retryAfter),
                is(exchange, "failed"),
                is(exchange, "unclear"),
                is(exchange, "unmade"),
                new ParcelAtTikTok(
                        null,
                        !accepted && is(exchange, "unsure"),
                        orNull(exchange, "providerName"),
                        orNull(exchange, "packageId"),
                        warnings(exchange)));
    }

    ParcelState state() {
        return decision.state();
    }

    /** False for what waits until its merchant connects the shop again, however long that takes. */
    boolean isLimitedByDeadline() {
        return !decision.rule().equals(Reconnect.RULE);
    }

    private static ParcelDecision decision(Exchange exchange) {
        String verdict = text(exchange, "verdict");
        String rule = text(exchange, "rule");
        String reason = text(exchange, "reason");
        if (!VERDICTS.contains(verdict) || rule.isEmpty() || reason.isEmpty()) {
            return new ParcelDecision(
                    ParcelState.REFUSED,
                    "undecided",
                    "No rule of shipments.guard or shipments.refused decided about this parcel.",
                    "Correct the route: a rule must set verdict, rule and reason; then replay the parcel.");
        }
        ParcelState state = ParcelState.of(verdict);
        return new ParcelDecision(
                state,
                rule,
                reason,
                orNull(exchange, "remedy"),
                state == ParcelState.REFUSED ? texts(exchange, "asksWithout") : List.of());
    }

    private static List<String> warnings(Exchange exchange) {
        List<String> warnings = new ArrayList<>(texts(exchange, "trackingWarnings"));
        for (String variable : List.of("guardWarning", "carrierWarning", "tiktokWarning")) {
            String warning = text(exchange, variable);
            if (!warning.isEmpty()) {
                warnings.add(warning);
            }
        }
        return warnings;
    }

    private static List<String> texts(Exchange exchange, String variable) {
        return exchange.getVariable(variable) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static boolean is(Exchange exchange, String variable) {
        return "true".equals(text(exchange, variable));
    }

    private static @Nullable String orNull(Exchange exchange, String variable) {
        String value = text(exchange, variable);
        return value.isEmpty() ? null : value;
    }

    private static String text(Exchange exchange, String variable) {
        String value = exchange.getVariable(variable, String.class);
        return value == null ? "" : value.strip();
    }
}
