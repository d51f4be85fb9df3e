package bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Workload W2: what is stored is read page by page, by one reader or several; and W4: the same while W1 runs. */
final class Export {
    private final Options options;
    private final List<Contender> contenders;
    private final Worlds worlds;

    /** Of the contenders those that hand out: all but limit-sealed. */
    Export(Options options, List<ObjectNode> samples) {
        this.options = options;
        contenders = options.contenders().stream()
                .filter(one -> one != Contender.SEALED)
                .toList();
        worlds = new Worlds(options.orders(), 1, samples);
    }

    /** W2, a table for each number of readers. */
    void alone() throws Exception {
        try (Stock stock = new Stock(worlds, 0, contenders)) {
            for (int readers : options.readers()) {
                Report report = new Report(
                        "W2 export: %,d orders stored, pages of 100, readers: %d".formatted(worlds.orders(), readers),
                        "p99 ms");
                for (int round = 0; round < options.rounds(); round++) {
                    for (Contender contender : contenders) {
                        Running process = stock.turnOf(contender);
                        Costs costs = new Costs(stock.database(contender), process);
                        Reading reading = stock.readers(contender).readAll(readers);
                        Figures figures = new Figures();
                        tell(reading, figures);
                        costs.tell(figures, "page", reading.pages(), 0);
                        report.add(contender.word, figures);
                    }
                }
                System.out.println(report);
            }
        }
    }

    /** W4: one reader, while as many orders again are imported for another shop. */
    void whileImporting() throws Exception {
        Report report = new Report(
                "W4 export while importing: %,d orders stored, as many imported meanwhile".formatted(worlds.orders()),
                "p99 ms");
        try (Stock stock = new Stock(worlds, options.rounds(), contenders)) {
            for (int round = 1; round <= options.rounds(); round++) {
                for (Contender contender : contenders) {
                    report.add(contender.word, together(stock, contender, round));
                }
            }
        }
        System.out.println(report);
    }

    private static Figures together(Stock stock, Contender contender, int round) throws Exception {
        Running process = stock.turnOf(contender);
        double alone = stock.readers(contender).readAll(1).millis(0.99);
        try (Beside beside = new Beside(stock, contender, round)) {
            Figures figures = beside.run(process);
            double p99 = figures.all().get("p99 ms");
            return figures.with("p99 ms alone", alone).with("p99, alone = 1", p99 / alone);
        }
    }

    static void tell(Reading reading, Figures figures) {
        figures.with("p50 ms", reading.millis(0.5))
                .with("p95 ms", reading.millis(0.95))
                .with("p99 ms", reading.millis(0.99))
                .with("MB/s", reading.megabytesPerSecond())
                .with("pages", reading.pages());
    }
}
