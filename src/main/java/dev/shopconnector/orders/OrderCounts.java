package dev.shopconnector.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many orders this node has stored and handed out since it started. */
@Component("orderCounts")
public class OrderCounts {
    private final Counter toServe;
    private final Counter held;
    private final Counter handedOut;

    OrderCounts(MeterRegistry meters) {
        toServe = stored(meters, Verdict.SERVE);
        held = stored(meters, Verdict.HOLD);
        handedOut = Counter.builder("orders.handed.out")
                .description("Orders handed to ShipStation, repetitions included")
                .register(meters);
    }

    private static Counter stored(MeterRegistry meters, Verdict verdict) {
        return Counter.builder("orders.stored")
                .description("Orders stored new or changed, by verdict")
                .tag("verdict", verdict.word())
                .register(meters);
    }

    /** The orders of a page whose transaction is about to commit. */
    public void stored(OrderPage page) {
        for (Candidate candidate : page.candidates()) {
            (candidate.judgement().verdict() == Verdict.SERVE ? toServe : held).increment();
        }
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
        return new Counts((long) toServe.count(), (long) held.count(), (long) handedOut.count());
    }
}
