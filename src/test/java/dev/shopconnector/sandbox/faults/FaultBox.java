package dev.shopconnector.sandbox.faults;

import dev.shopconnector.sandbox.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The faults in force. A call meets the oldest one that fits and strikes it, and uses it up by one. */
public final class FaultBox {
    private final SandboxClock clock;
    private final List<Armed> armed = new ArrayList<>();

    public FaultBox(SandboxClock clock) {
        this.clock = clock;
    }

    public synchronized void add(Fault fault) {
        Duration during = fault.aim().during();
        Instant ends = during == null ? null : clock.instant().plus(during);
        armed.add(new Armed(fault, pattern(fault.aim().path()), ends));
    }

    public synchronized void clear() {
        armed.clear();
    }

    /** The faults that wait, oldest first. */
    public synchronized List<Fault> waiting() {
        dropEnded();
        return armed.stream().map(a -> a.fault).toList();
    }

    /** The fault that this call meets. */
    public synchronized Optional<Fault> take(String path) {
        dropEnded();
        Iterator<Armed> each = armed.iterator();
        while (each.hasNext()) {
            Armed candidate = each.next();
            if (candidate.paths.matcher(path).matches() && candidate.strikes()) {
                candidate.hits++;
                if (candidate.hits == candidate.fault.aim().times()) {
                    each.remove();
                }
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    private void dropEnded() {
        armed.removeIf(a -> a.ends != null && !clock.instant().isBefore(a.ends));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(("\\Q" + path + "\\E").replace("*", "\\E.*\\Q"));
    }

    private static final class Armed {
        private final Fault fault;
        private final Pattern paths;
        private final @Nullable Instant ends;
        private final SplittableRandom random;
        private int hits;

        private Armed(Fault fault, Pattern paths, @Nullable Instant ends) {
            this.fault = fault;
            this.paths = paths;
            this.ends = ends;
            this.random = new SplittableRandom(fault.aim().seed());
        }

        private boolean strikes() {
            return random.nextDouble() * 100 < fault.aim().percent();
        }
    }
}
