package dev.shopconnector.pages;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many orders of a store there are of which kind. */
public record OrderTally(List<Kind> kinds) {
    public OrderTally {
        kinds = List.copyOf(kinds);
    }

    /** Orders with the same verdict by the same rule and the same status at TikTok. */
    public record Kind(String verdict, String rule, @Nullable String tiktokStatus, int orders) {}

    /** Orders with the same verdict by the same rule. */
    public record ByRule(String verdict, String rule, int orders) {}

    /** The most frequent rule first, of those that hold and then of those that let pass. */
    public List<ByRule> byRule() {
        return kinds.stream()
                .map(kind -> new ByRule(kind.verdict(), kind.rule(), 0))
                .distinct()
                .map(kind -> new ByRule(kind.verdict(), kind.rule(), count(kind)))
                .sorted(Comparator.comparing(ByRule::verdict)
                        .thenComparing(ByRule::orders, Comparator.reverseOrder())
                        .thenComparing(ByRule::rule))
                .toList();
    }

    private int count(ByRule of) {
        return kinds.stream()
                .filter(kind ->
                        kind.verdict().equals(of.verdict()) && kind.rule().equals(of.rule()))
                .mapToInt(Kind::orders)
                .sum();
    }

    /** The statuses at TikTok that orders of the store have. */
    public List<String> statuses() {
        return kinds.stream()
                .map(Kind::tiktokStatus)
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .toList();
    }

    public int all() {
        return kinds.stream().mapToInt(Kind::orders).sum();
    }

    public int with(String verdict) {
        return kinds.stream()
                .filter(kind -> kind.verdict().equals(verdict))
                .mapToInt(Kind::orders)
                .sum();
    }
}
