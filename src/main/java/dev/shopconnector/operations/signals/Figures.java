package dev.shopconnector.operations.signals;

import java.util.List;
import java.util.Map;

/**
 * What the tables say of all shops together at one moment. A figure that nobody knows, because the database could not be
 * asked or there is nothing to measure, is NaN.
 *
 * @param known whether the database could be asked
 * @param shops how many there are by state, in the words of {@link dev.shopconnector.connections.ConnectionHealth}
 * @param lagSeconds how far behind each shop is whose orders come in by themselves, ascending
 * @param parcels how many wait and were refused
 * @param oldestWaitingSeconds how long the parcel waits that waits longest; 0 when none does
 * @param consentSecondsLeft how long the consent of each active connection is good, ascending
 * @param accessSecondsLeft the same for access tokens, which are renewed by themselves
 * @param openDifferences what the last comparison of each shop found and could not heal
 * @param comparisonsGivenUp shops of which the last comparison that ended was given up
 */
record Figures(
        boolean known,
        Map<String, Long> shops,
        List<Double> lagSeconds,
        Map<String, Long> parcels,
        double oldestWaitingSeconds,
        List<Double> consentSecondsLeft,
        List<Double> accessSecondsLeft,
        double openDifferences,
        double comparisonsGivenUp) {

    static final Figures UNKNOWN =
            new Figures(false, Map.of(), List.of(), Map.of(), Double.NaN, List.of(), List.of(), Double.NaN, Double.NaN);

    Figures {
        shops = Map.copyOf(shops);
        lagSeconds = lagSeconds.stream().sorted().toList();
        parcels = Map.copyOf(parcels);
        consentSecondsLeft = consentSecondsLeft.stream().sorted().toList();
        accessSecondsLeft = accessSecondsLeft.stream().sorted().toList();
    }

    double shopsIn(String state) {
        return known ? shops.getOrDefault(state, 0L) : Double.NaN;
    }

    double parcelsIn(String state) {
        return known ? parcels.getOrDefault(state, 0L) : Double.NaN;
    }

    /** The lag that this share of the shops does not exceed; 0 when no shop is to be read. */
    double lag(double share) {
        if (!known) {
            return Double.NaN;
        }
        return lagSeconds.isEmpty() ? 0 : lagSeconds.get((int) Math.max(0, Math.ceil(share * lagSeconds.size()) - 1));
    }

    /** How many consents have at least {@code from} and less than {@code to} seconds left. */
    double consentsLeft(double from, double to) {
        return known
                ? consentSecondsLeft.stream()
                        .filter(left -> left >= from && left < to)
                        .count()
                : Double.NaN;
    }

    static double least(List<Double> seconds) {
        return seconds.isEmpty() ? Double.NaN : seconds.get(0);
    }
}
