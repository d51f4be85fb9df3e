package bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Runs the wanted workloads one after the other, each contender in turn (A B A B …), and prints the report. */
public final class Bench {
    private final Options options;
    private final List<ObjectNode> samples = World.samples();

    private Bench(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        System.out.println(Machine.asMarkdown());
        Bench bench = new Bench(options);
        for (Options.Workload workload : options.workloads()) {
            bench.run(workload);
        }
        System.out.println(Machine.load());
        System.exit(0);
    }

    private void run(Options.Workload workload) throws Exception {
        switch (workload) {
            case W1 -> imports();
            case W2 -> new Export(options, samples).alone();
            case W3 -> parcels();
            case W4 -> new Export(options, samples).whileImporting();
            case W5 -> starts();
        }
    }

    private void starts() throws Exception {
        Worlds worlds = new Worlds(options.orders(), 1, samples);
        Report report = new Report(
                "W5 start to first order, then idle: %,d orders".formatted(worlds.orders()), "seconds to first order");
        Start work = new Start(worlds);
        List<Starter> starters = Starter.all(options.contenders());
        for (int round = 0; round < options.rounds(); round++) {
            for (Starter starter : starters) {
                report.add(starter.name(), work.run(starter));
            }
        }
        System.out.println(report);
    }

    private void parcels() throws Exception {
        Report report = new Report(
                "W3 parcels: %,d in batches of 50, %s %% answered 429, %s %% answered 500"
                        .formatted(options.parcels(), options.throttled(), options.broken()),
                "parcels/s");
        Parcels work = new Parcels(options);
        for (int round = 0; round < options.rounds(); round++) {
            for (Contender contender : options.contenders()) {
                if (Parcels.isDoneBy(contender)) {
                    report.add(contender.word, work.run(contender));
                }
            }
        }
        System.out.println(report);
    }

    private void imports() throws Exception {
        for (int shops : options.shops()) {
            Worlds worlds = new Worlds(options.orders(), shops, samples);
            for (int latency : options.latencies()) {
                Report report = new Report(
                        "W1 import: %,d orders, latency %d ms, shops: %d".formatted(worlds.orders(), latency, shops),
                        "orders/s");
                Import work = new Import(worlds, shops, latency);
                for (int round = 0; round < options.rounds(); round++) {
                    for (Contender contender : options.contenders()) {
                        report.add(contender.word, work.run(contender));
                    }
                }
                System.out.println(report);
            }
        }
    }
}
