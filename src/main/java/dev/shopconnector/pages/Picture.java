package dev.shopconnector.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The last days of a store, the oldest first.
 *
 * @param rules the rules that hold orders of these days, the most frequent first
 */
public record Picture(List<Day> days, List<String> rules) {
    public Picture {
        days = List.copyOf(days);
        rules = List.copyOf(rules);
    }

    /**
     * A day, UTC.
     *
     * @param passed imported orders placed on that day that no rule holds
     * @param held the others, by the rule that holds them now
     * @param shipped parcels that ShipStation told on that day and TikTok has
     * @param late orders whose ship-by time passed on that day with something left to ship
     */
    public record Day(LocalDate date, int passed, Map<String, Integer> held, int shipped, int late) {
        public Day {
            held = Map.copyOf(held);
        }

        /** All imported orders that were placed on that day. */
        public int imported() {
            return passed + held.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int heldBy(String rule) {
            return held.getOrDefault(rule, 0);
        }
    }

    public boolean isEmpty() {
        return days.stream().allMatch(day -> day.imported() + day.shipped() + day.late() == 0);
    }
}
