package dev.shopconnector.operations;

import dev.shopconnector.shipstation.InvalidRequestException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** Lets two dry runs be under way, each for so long: routes that are tried may loop or wait without end. */
@Component
class DryRunLimit {
    private static final int AT_ONCE = 2;

    private final Duration within;
    /** Given back when a run has really ended, so that what cannot be stopped does not pile up. */
    private final Semaphore free = new Semaphore(AT_ONCE);

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "dry-run");
        thread.setDaemon(true);
        return thread;
    });

    DryRunLimit(Settings settings) {
        this.within = settings.within();
    }

    /** @param within after which a dry run is ended */
    @ConfigurationProperties("connector.dry-run")
    record Settings(Duration within) {}

    /**
     * Does the work in a thread of its own.
     *
     * @param work is told by its argument, and by an interruption, that nobody waits any more
     * @throws DryRunBusyException at once, when two are under way
     * @throws InvalidRequestException when it was not through in time
     */
    <T> T within(Function<BooleanSupplier, T> work) {
        if (!free.tryAcquire()) {
            throw new DryRunBusyException(
                    "Others are trying edits of the routes at this moment, as many as may at once;" + " try again in "
                            + within.toSeconds() + " seconds.");
        }
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<T> run = new FutureTask<>(() -> work.apply(over::get));
        threads.execute(() -> {
            try {
                run.run();
            } finally {
                free.release();
            }
        });
        try {
            return run.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new InvalidRequestException("The routes did not come to an end within " + within.toSeconds()
                    + " seconds and were stopped; look for a loop, a delay or retries without end in the edit.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A dry run failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The connector stops", e);
        } finally {
            over.set(true);
            run.cancel(true);
        }
    }
}
