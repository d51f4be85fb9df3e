package bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The table of a workload in Markdown. */
final class Report {
    private Report() {}

    static String table(int orders, long latencyMillis, Map<Contender, List<Bench.Run>> runs) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "W1: %,d orders, %,d as they come with repetitions, latency %d ms, one shop; median (least–most)%n%n",
                orders,
                orders + orders / 5,
                latencyMillis));
        text.append("| contender | seconds | orders/s | pace, limit = 1 | CPU s per 1 000 | SQL round trips per order"
                + " | TikTok calls per order | peak MB |\n|---|---|---|---|---|---|---|---|\n");
        double limit = runs.containsKey(Contender.LIMIT) ? median(runs.get(Contender.LIMIT), Bench.Run::seconds) : 0;
        runs.forEach((contender, list) -> {
            double seconds = median(list, Bench.Run::seconds);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f (%.2f–%.2f) | %,.0f | %s | %.2f | %.4f | %.4f | %.0f |%n",
                    contender.word,
                    seconds,
                    list.stream().mapToDouble(Bench.Run::seconds).min().orElseThrow(),
                    list.stream().mapToDouble(Bench.Run::seconds).max().orElseThrow(),
                    orders / seconds,
                    limit == 0 ? "–" : String.format(Locale.ROOT, "%.2f", limit / seconds),
                    median(list, Bench.Run::cpuSeconds) * 1000 / orders,
                    median(list, Bench.Run::statements) / orders,
                    median(list, Bench.Run::calls) / orders,
                    median(list, Bench.Run::peakMegabytes)));
        });
        return text.append('\n').toString();
    }

    private static double median(List<Bench.Run> runs, ToDoubleFunction<Bench.Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
