package dev.shopconnector.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many orders this node has stored and handed out since it started. */
@Component("orderCounts")
public class OrderCounts {
    /** Rules come from a route that can be edited; more of them than this share one series. */
    private static final int MOST_RULES = 64;

    private final MeterRegistry meters;
    private final Map<String, Counter> byRule = new ConcurrentHashMap<>();
    private final LongAdder toServe = new LongAdder();
    private final LongAdder held = new LongAdder();
    private final Counter handedOut;

    OrderCounts(MeterRegistry meters) {
        this.meters = meters;
        handedOut = Counter.builder("orders.handed.out")
                .description("Orders handed to ShipStation, repetitions included")
                .register(meters);
    }

    /** The orders of a page whose transaction is about to commit. */
    public void stored(OrderPage page) {
        for (Candidate candidate : page.candidates()) {
            Judgement judgement = candidate.judgement();
            (judgement.verdict() == Verdict.SERVE ? toServe : held).increment();
            counter(judgement.verdict(), judgement.rule()).increment();
        }
    }

    private Counter counter(Verdict verdict, String rule) {
        String key = verdict.word() + ' ' + rule;
        Counter known = byRule.get(key);
        if (known != null) {
            return known;
        }
        String shown = byRule.size() < MOST_RULES ? rule : "other";
        return byRule.computeIfAbsent(verdict.word() + ' ' + shown, fresh -> Counter.builder("orders.stored")
                .description("Orders stored new, changed or judged again, by what was decided")
                .tag("verdict", verdict.word())
                .tag("rule", shown)
                .register(meters));
    }

    void handedOut(int orders) {
        handedOut.increment(orders);
    }

    /** Counts since the node started. */
    public record Counts(long toServe, long held, long handedOut) {

        /** What came since an earlier reading. */
        public Counts since(Counts earlier) {
            return new Counts(toServe - earlier.toServe, held - earlier.held, handedOut - earlier.handedOut);
        }
    }

    public Counts now() {
        return new Counts(toServe.sum(), held.sum(), (long) handedOut.count());
    }
}
