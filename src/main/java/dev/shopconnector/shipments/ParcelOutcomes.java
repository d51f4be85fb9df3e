package dev.shopconnector.shipments;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what comes of a parcel, step by step: that TikTok is about to be told, and what it said. Every write but
 * the truth that TikTok has a parcel is fenced by the shop's lease, and lengthens it.
 */
@Component("parcelOutcomes")
@Transactional
public class ParcelOutcomes {
    /** The shop's row first, as everyone who writes about a shop locks it. */
    private static final String UPDATE =
            "UPDATE shops s STRAIGHT_JOIN parcels p ON p.shop_id = s.id AND p.id = :id SET ";

    private static final String FENCE = ", p.changed_at = SYSDATE(6),"
            + " s.push_until = SYSDATE(6) + INTERVAL :lease SECOND"
            + " WHERE s.id = :shop AND p.state = 'waiting' AND s.push_version = :version";

    private static final String OUTCOME = UPDATE
            + "p.state = :state, p.rule = :rule, p.reason = :reason, p.remedy = :remedy, p.warnings = :warnings,"
            + " p.journey = :journey, p.failures = :failures, p.provider_name = :provider, p.package_id = :package,"
            + " p.next_try_at = :next";

    /** What TikTok has is written even when a person or another node decided otherwise meanwhile. */
    private static final String TRUTH = ", p.changed_at = SYSDATE(6) WHERE s.id = :shop AND p.state <> 'accepted'";

    private static final Set<String> VERDICTS = Set.of("accepted", "waiting", "refused");

    private final JdbcClient db;
    private final ParcelRows rows;
    private final ParcelDoorbell doorbell;
    private final ShipmentsSettings settings;
    private final Clock clock;

    ParcelOutcomes(JdbcClient db, ParcelRows rows, ParcelDoorbell doorbell, ShipmentsSettings settings, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.doorbell = doorbell;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Remembers that TikTok is about to be told, before it is, so that whoever finds the parcel after a crash knows.
     *
     * @return the parcel, or null when it is this worker's no more, or settled by a person meanwhile
     */
    public @Nullable Parcel begin(PushLease lease, Parcel parcel, String provider, String verdict) {
        String words = "TikTok Shop is told: " + parcel.lineIds().size() + " units with " + provider
                + ", tracking number ending in " + parcel.trackingEnd()
                + ("correct".equals(verdict) ? ", in place of the earlier one." : ".");
        ParcelDecision telling = new ParcelDecision(ParcelState.WAITING, "telling", words, null);
        Parcel begun = parcel.decided(telling, clock.instant(), parcel.nextTryAt());
        int written = db.sql(UPDATE
                        + "p.pushes = p.pushes + 1, p.rule = :rule, p.reason = :reason, p.journey = :journey" + FENCE)
                .param("rule", begun.rule())
                .param("reason", begun.reason())
                .param("journey", rows.text(begun.journey()))
                .param("lease", settings.lease().toSeconds())
                .param("shop", parcel.shopId())
                .param("id", parcel.id())
                .param("version", lease.version())
                .update();
        return written == 0 ? null : begun;
    }

    /**
     * Writes the decision that the routes left in the variables {@code verdict} ({@code accepted}, {@code waiting} or
     * {@code refused}), {@code rule}, {@code reason}, {@code remedy}, {@code retryAfter} (seconds), {@code failed},
     * {@code warnings}, {@code packageId} and {@code providerName} about the variable {@code parcel}.
     */
    public void settle(Exchange exchange) {
        PushLease lease = exchange.getVariable("lease", PushLease.class);
        Parcel parcel = exchange.getVariable("parcel", Parcel.class);
        Instant now = clock.instant();
        ParcelDecision decision = decision(exchange);
        Long retryAfter = exchange.getVariable("retryAfter", Long.class);
        Instant nextTry = decision.state() == ParcelState.WAITING
                ? nextTry(parcel, now, retryAfter == null ? 1 : Math.max(1, retryAfter))
                : null;
        Parcel settled = parcel.decided(decision, now, nextTry)
                .told(packageId(exchange), provider(exchange), warnings(exchange));
        int failures = "true".equals(text(exchange, "failed")) ? parcel.failures() + 1 : 0;
        if (write(lease, settled, failures, FENCE) == 0 && decision.state() == ParcelState.ACCEPTED) {
            write(lease, settled, failures, TRUTH);
        }
        if (decision.state() == ParcelState.ACCEPTED && settled.replaces() != null) {
            replaceOld(settled);
        }
        if (decision.state() != ParcelState.ACCEPTED) {
            readOrderAgain(settled);
        }
        doorbell.ringAfterCommit(settled);
    }

    private int write(PushLease lease, Parcel settled, int failures, String whenAllowed) {
        return db.sql(OUTCOME + whenAllowed)
                .param("state", settled.state().word())
                .param("rule", settled.rule())
                .param("reason", settled.reason())
                .param("remedy", settled.remedy())
                .param("warnings", rows.text(settled.warnings()))
                .param("journey", rows.text(settled.journey()))
                .param("failures", failures)
                .param("provider", settled.providerName())
                .param("package", settled.packageId())
                .param("next", ParcelRows.utc(settled.nextTryAt()))
                .param("lease", settings.lease().toSeconds())
                .param("shop", settled.shopId())
                .param("id", settled.id())
                .param("version", lease.version())
                .update();
    }

    private void replaceOld(Parcel by) {
        db.sql("UPDATE parcels SET state = 'replaced', rule = 'replaced', remedy = NULL, next_try_at = NULL,"
                        + " reason = :reason, changed_at = SYSDATE(6)"
                        + " WHERE shop_id = :shop AND id = :id AND state IN ('waiting', 'accepted')")
                .param("reason", "TikTok Shop has the tracking number ending in " + by.trackingEnd() + " instead.")
                .param("shop", by.shopId())
                .param("id", by.replaces())
                .update();
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

    /** Not beyond the deadline that lies ahead: then is the last try, and what would still wait goes to a person. */
    private static Instant nextTry(Parcel parcel, Instant now, long seconds) {
        Instant next = now.plusSeconds(seconds);
        boolean ahead = parcel.deadlineAt().isAfter(now);
        return ahead && next.isAfter(parcel.deadlineAt()) ? parcel.deadlineAt() : next;
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
        String remedy = text(exchange, "remedy");
        return new ParcelDecision(ParcelState.of(verdict), rule, reason, remedy.isEmpty() ? null : remedy);
    }

    private static List<String> warnings(Exchange exchange) {
        List<String> warnings = new ArrayList<>();
        Object sanity = exchange.getVariable("trackingWarnings");
        if (sanity instanceof List<?> list) {
            list.forEach(warning -> warnings.add(String.valueOf(warning)));
        }
        for (String variable : List.of("carrierWarning", "tiktokWarning")) {
            String warning = text(exchange, variable);
            if (!warning.isEmpty()) {
                warnings.add(warning);
            }
        }
        return warnings;
    }

    private static @Nullable String packageId(Exchange exchange) {
        String id = text(exchange, "packageId");
        return id.isEmpty() ? null : id;
    }

    private static @Nullable String provider(Exchange exchange) {
        String name = text(exchange, "providerName");
        return name.isEmpty() ? null : name;
    }

    private static String text(Exchange exchange, String variable) {
        String value = exchange.getVariable(variable, String.class);
        return value == null ? "" : value.strip();
    }
}
