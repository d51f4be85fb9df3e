package dev.shopconnector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallGateTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final CallGate gate = new CallGate(2, Duration.ofSeconds(90), now::get, now::addAndGet);

    @Test
    void callsOfALaneBeginHalfASecondApart() throws Exception {
        var begun = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            gate.enter("shop", "op");
            begun.add(now.get());
            gate.leave("shop");
        }
        long start = begun.get(0);
        assertThat(begun).extracting(t -> (t - start) / 1_000_000).containsExactly(0L, 500L, 1000L, 1500L, 2000L);
    }

    @Test
    void lanesDoNotWaitForEachOther() throws Exception {
        long start = now.get();
        gate.enter("one", "op");
        gate.enter("two", "op");
        assertThat(now.get()).isEqualTo(start);
    }

    @Test
    void aClosedLaneOpensWhenTikTokAskedAndNotEarlier() throws Exception {
        gate.enter("shop", "op");
        gate.close("shop", Duration.ofSeconds(30));
        gate.leave("shop");
        long closed = now.get();

        gate.enter("shop", "op");

        assertThat(Duration.ofNanos(now.get() - closed)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoWouldWaitTooLongIsToldHowLong() throws Exception {
        gate.enter("shop", "op");
        gate.close("shop", Duration.ofHours(1));
        gate.leave("shop");

        var refused = catchThrowableOfType(TikTokRateLimitedException.class, () -> gate.enter("shop", "op"));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofHours(1));
        now.addAndGet(Duration.ofHours(1).toNanos());
        gate.enter("shop", "op");
    }

    @Test
    void neverTwoOfALaneAreInFlight() throws Exception {
        var fast = new CallGate(1_000_000, Duration.ofSeconds(30), System::nanoTime, nanos -> {});
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        Callable<Void> calls = () -> {
            for (int i = 0; i < 200; i++) {
                fast.enter("shop", "op");
                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                inFlight.decrementAndGet();
                fast.leave("shop");
            }
            return null;
        };
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> done :
                    threads.invokeAll(List.of(calls, calls, calls, calls, calls, calls, calls, calls))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(most).hasValue(1);
    }
}
