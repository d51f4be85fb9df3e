package dev.shopconnector.shipments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lines given to the kinds that are asked for.
 *
 * @param shortOf of which kinds there are too few, and how many there are
 */
record SharedOut(List<String> units, Map<String, Integer> shortOf) {

    /** A SKU may stand for several kinds, so what has the fewest lines to choose from chooses first. */
    static SharedOut of(Map<String, Integer> asked, Map<String, Set<String>> candidates, List<String> left) {
        List<String> units = new ArrayList<>();
        Map<String, Integer> shortOf = new TreeMap<>();
        asked.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        kind -> meant(candidates, kind.getKey()).size()))
                .forEach(kind -> {
                    List<String> free = left.stream()
                            .filter(line -> meant(candidates, kind.getKey()).contains(line) && !units.contains(line))
                            .toList();
                    if (free.size() < kind.getValue()) {
                        shortOf.put(kind.getKey(), free.size());
                    } else {
                        units.addAll(free.subList(0, kind.getValue()));
                    }
                });
        return new SharedOut(units, shortOf);
    }

    boolean isComplete() {
        return shortOf.isEmpty();
    }

    private static Set<String> meant(Map<String, Set<String>> candidates, String kind) {
        return candidates.getOrDefault(kind, Set.of());
    }
}
