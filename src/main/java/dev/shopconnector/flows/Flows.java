package dev.shopconnector.flows;

import dev.shopconnector.parameters.RouteParameters;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The set of routes that runs, and how it is replaced: the successor is started first; from then on everybody is shown
 * to it, while what the old set began goes to its end there. An exchange is never half in one set and half in the other.
 */
@Component
public class Flows {
    private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

    private final RouteSets sets;
    private final RouteHistory history;
    private final RouteMetrics metrics;
    private final Clock clock;
    private final ExecutorService retiring = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "routes-retire");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable RunningRoutes running;
    private volatile @Nullable Refused refused;

    Flows(RouteSets sets, RouteHistory history, RouteMetrics metrics, Clock clock) {
        this.sets = sets;
        this.history = history;
        this.metrics = metrics;
        this.clock = clock;
        metrics.watch(() -> refused != null);
    }

    private record Refused(String hash, Instant at, List<RouteProblem> problems) {}

    /** Starts with these files or, when they cannot run, with the last that could; those stay as they lie. */
    synchronized void begin(RouteFiles files, boolean whole) throws RoutesRefusedException {
        try {
            history.refuseAgain(files);
            if (whole) {
                checkUnlessItRan(files);
            }
            running = sets.start(files);
            warnOfCut(files);
            history.runs(files);
        } catch (RoutesRefusedException e) {
            RoutesRefusedException better = explained(files, e);
            RouteFiles known = history.newest().orElseThrow(() -> better);
            refuse(files, better);
            running = sets.start(known);
            LOG.warn("The routes of an earlier time run instead; correct the files named above.");
        }
    }

    /**
     * Puts these files in the place of those that run, or leaves everything as it is.
     *
     * @throws RoutesRefusedException when they cannot run; the set that runs is untouched
     */
    synchronized void replace(RouteFiles files) throws RoutesRefusedException {
        RunningRoutes old = current();
        if (files.hash().equals(old.hash())) {
            refused = null;
            return;
        }
        try {
            sets.check(files);
            refuseCut(old.files(), files);
            running = sets.start(files);
        } catch (RoutesRefusedException e) {
            refuse(files, e);
            throw e;
        }
        refused = null;
        metrics.taken();
        retiring.execute(() -> retire(old));
        LOG.info(
                "New routes run: {} files, set {}.",
                files.routes().size(),
                files.hash().substring(0, 12));
        sets.overridden(old.files(), files)
                .forEach(parameter -> LOG.warn(
                        "{}:{}: the default of {} does not count here, because the settings of this node name another"
                                + " value. Change it there, or take it away there.",
                        RouteParameters.FILE,
                        parameter.line(),
                        parameter.name()));
        history.runs(files);
    }

    /** A set that nobody has seen run whole, at a start: it may be new, and it may be cut. */
    private void warnOfCut(RouteFiles files) {
        if (history.ran(files)) {
            return;
        }
        history.newest().ifPresent(newest -> CutFiles.problems(newest, files)
                .forEach(problem -> LOG.warn(
                        "These routes run, and may be half written: {}. The set that ran last had more.", problem)));
    }

    /** A set that ran before is whole, and may come back. */
    private List<RouteProblem> cut(RouteFiles old, RouteFiles files) {
        List<RouteProblem> cut = CutFiles.problems(old, files);
        return cut.isEmpty() || history.ran(files) ? List.of() : cut;
    }

    private void refuseCut(RouteFiles old, RouteFiles files) throws RoutesRefusedException {
        List<RouteProblem> cut = cut(old, files);
        if (!cut.isEmpty()) {
            history.refuses(files, cut);
            throw new RoutesRefusedException(cut);
        }
    }

    /** What an edit was refused for is no less wrong after a restart; what ran last is not looked at again. */
    private void checkUnlessItRan(RouteFiles files) throws RoutesRefusedException {
        if (history.isNewest(files)) {
            sets.checkCalls(files);
        } else {
            sets.check(files);
        }
    }

    /**
     * Looks for what these files would be refused for in place of those that run; takes a second or more.
     *
     * @throws RoutesRefusedException when there is something
     */
    public void check(RouteFiles files) throws RoutesRefusedException {
        sets.check(files);
        List<RouteProblem> cut = cut(files(), files);
        if (!cut.isEmpty()) {
            throw new RoutesRefusedException(cut);
        }
    }

    /** What the whole check says, which a start that has to be quick does not wait for, or what was said already. */
    private RoutesRefusedException explained(RouteFiles files, RoutesRefusedException said) {
        try {
            sets.check(files);
            return said;
        } catch (RoutesRefusedException e) {
            return e;
        }
    }

    private void refuse(RouteFiles files, RoutesRefusedException why) {
        refused = new Refused(files.hash(), clock.instant(), why.problems());
        metrics.refused();
        why.problems()
                .forEach(problem ->
                        LOG.warn("Edited routes were refused, the old ones go on: {}. Correct the file.", problem));
    }

    private static void retire(RunningRoutes old) {
        try {
            old.retire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it stands. */
    public RouteEdit edit() {
        RunningRoutes now = current();
        Refused no = refused;
        return new RouteEdit(
                now.hash(),
                now.since(),
                now.files().routes().size(),
                no == null ? null : no.hash(),
                no == null ? null : no.at(),
                no == null ? List.of() : no.problems());
    }

    /** The files of the set that runs. */
    public RouteFiles files() {
        return current().files();
    }

    /** The Camel context of the set that runs now; ask anew each time. */
    public CamelContext camel() {
        return current().camel();
    }

    /** Does the work with one set; a set that is entered is not stopped before the work is done. */
    public <T> T call(Function<ProducerTemplate, T> work) {
        while (true) {
            RunningRoutes now = current();
            if (now.enter()) {
                try {
                    return now.call(work);
                } finally {
                    now.leave();
                }
            }
        }
    }

    synchronized void end() {
        RunningRoutes last = running;
        if (last != null) {
            Shift.end(last.camel());
            last.camel().stop();
        }
        retiring.shutdown();
        try {
            if (!retiring.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("Routes that were replaced are not through after a minute; what they left is taken up again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunningRoutes current() {
        RunningRoutes now = running;
        if (now == null) {
            throw new IllegalStateException("no routes run yet");
        }
        return now;
    }
}
