package bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The runs of one workload as a table in Markdown: medians with least and most, and what the lead figure is of limit's. */
final class Report {
    private static final String LIMIT = Contender.LIMIT.word;

    private final String title;
    private final String lead;
    private final Map<String, List<Figures>> runs = new LinkedHashMap<>();

    /** @param lead the column that is compared */
    Report(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    void add(String contender, Figures run) {
        runs.computeIfAbsent(contender, none -> new ArrayList<>()).add(run);
        System.err.println(title + "; " + contender + " " + run);
    }

    @Override
    public String toString() {
        Set<String> columns = new LinkedHashSet<>();
        runs.values().forEach(list -> list.forEach(run -> columns.addAll(run.all().keySet())));
        StringBuilder text = new StringBuilder("### " + title + "\n\n| contender | " + lead + ", limit = 1 | ")
                .append(String.join(" | ", columns))
                .append(" |\n|")
                .append("---|".repeat(columns.size() + 2))
                .append('\n');
        runs.keySet().forEach(contender -> {
            text.append("| ").append(contender).append(" | ").append(ratio(contender));
            columns.forEach(column -> text.append(" | ").append(cell(sorted(contender, column))));
            text.append(" |\n");
        });
        return text.append('\n').toString();
    }

    private String ratio(String contender) {
        return number(median(sorted(contender, lead)) / median(sorted(LIMIT, lead)));
    }

    /** Empty where the figure is not known. */
    private double[] sorted(String contender, String column) {
        return runs.getOrDefault(contender, List.of()).stream()
                .mapToDouble(run -> run.all().getOrDefault(column, Double.NaN))
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
    }

    private static double median(double... sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String cell(double... sorted) {
        String middle = number(median(sorted));
        if (sorted.length < 2) {
            return middle;
        }
        String least = number(sorted[0]);
        String most = number(sorted[sorted.length - 1]);
        return least.equals(most) ? middle : middle + " (" + least + "–" + most + ")";
    }

    private static String number(double figure) {
        if (Double.isNaN(figure)) {
            return "–";
        }
        int digits = figure == Math.rint(figure) || figure >= 100 ? 0 : figure >= 10 ? 1 : figure >= 1 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + digits + "f", figure);
    }
}
