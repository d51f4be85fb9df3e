package dev.shopconnector.operations.signals;

import dev.shopconnector.connections.ConnectionHealth;
import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.connections.ConnectionHealth.Warning;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.operations.signals.OpenParcels.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * {@code GET /actuator/shops}: how each shop fares. No part of the node's health, since a seller whose consent has ended
 * is no reason to stop the node that serves the others.
 */
@Component
@Endpoint(id = "shops")
class ShopsReport {
    private static final int MOST = 10_000;
    private static final int FAILURES_IN_A_ROW = 5;
    /** As in the alert ShopsAreBehind, which sends people here. */
    private static final Duration BEHIND = Duration.ofMinutes(30);

    private static final Set<Warning> NEAR = EnumSet.of(Warning.WEEK, Warning.DAY, Warning.ENDED);

    private final ConnectionHealths healths;
    private final OpenParcels parcels;

    ShopsReport(ConnectionHealths healths, OpenParcels parcels) {
        this.healths = healths;
        this.parcels = parcels;
    }

    /**
     * All shops, those first that somebody should look at.
     *
     * @param attention how many those are
     */
    record Report(long attention, List<ShopState> shops) {}

    /**
     * Where a shop stands.
     *
     * @param attention whether a seller or an operator must act
     * @param readUntil every order that changed before is stored; UTC
     * @param lagSeconds how far that is behind now; null for a store whose orders come in only when they are asked for
     * @param failures readings that broke off in a row
     * @param problem why the last one did; null when it did not
     * @param paused in words, that an operator keeps the shop from being read, since when and what to do; null when none does
     * @param authorizationEnds when the seller's consent ends; null when it does not
     */
    record ShopState(
            String shop,
            boolean attention,
            State state,
            Instant readUntil,
            @Nullable Long lagSeconds,
            int failures,
            @Nullable String problem,
            @Nullable String paused,
            @Nullable Instant authorizationEnds,
            ConnectionHealth.Webhooks webhooks,
            long parcelsWaiting,
            long parcelsRefused) {}

    @ReadOperation
    public Report report() {
        Map<String, Open> open = parcels.byShop();
        List<ShopState> shops = healths.all(MOST).stream()
                .map(health -> state(health, open.getOrDefault(health.shopId(), Open.NONE)))
                .sorted(Comparator.comparing(ShopState::attention).reversed())
                .toList();
        return new Report(shops.stream().filter(ShopState::attention).count(), shops);
    }

    private static ShopState state(ConnectionHealth health, Open parcels) {
        ConnectionHealth.Reading reading = health.reading();
        return new ShopState(
                health.shopId(),
                needsSomebody(health, parcels),
                health.state(),
                reading.until(),
                reading.byItself() ? reading.lag().toSeconds() : null,
                reading.failures(),
                reading.problem(),
                paused(health.pausedSince()),
                health.endsSometime() ? health.authorizationEnds() : null,
                health.webhooks(),
                parcels.waiting(),
                parcels.refused());
    }

    private static @Nullable String paused(@Nullable Instant since) {
        return since == null
                ? null
                : "An operator paused it at " + since.truncatedTo(ChronoUnit.SECONDS)
                        + "; no orders are read, parcels are told. Resume it in the console (Shops, resume) once the"
                        + " reason is gone.";
    }

    private static boolean needsSomebody(ConnectionHealth health, Open parcels) {
        return switch (health.state()) {
            case NEEDS_REAUTHORIZATION, DEAUTHORIZED, PAUSED -> true;
            case STOPPED -> false;
            case ACTIVE, FAILING ->
                health.reading().failures() >= FAILURES_IN_A_ROW
                        || isBehind(health.reading())
                        || NEAR.contains(health.warning())
                        || parcels.refused() > 0;
        };
    }

    private static boolean isBehind(ConnectionHealth.Reading reading) {
        return reading.byItself() && reading.lag().compareTo(BEHIND) > 0;
    }
}
