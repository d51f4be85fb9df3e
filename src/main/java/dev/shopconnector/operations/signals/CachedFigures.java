package dev.shopconnector.operations.signals;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The figures of some seconds ago: a scrape that asks for every gauge costs one statement, however many gauges and
 * shops there are. While the database is away they are unknown, and it is not asked more often for that.
 */
@Component
class CachedFigures {
    private static final Logger LOG = LoggerFactory.getLogger(CachedFigures.class);

    private final FiguresReader reader;
    private final long nanosKept;
    private @Nullable Figures last;
    private long readAt;

    CachedFigures(FiguresReader reader, @Value("${connector.metrics.kept-millis}") long millisKept) {
        this.reader = reader;
        this.nanosKept = TimeUnit.MILLISECONDS.toNanos(millisKept);
    }

    synchronized Figures now() {
        Figures known = last;
        if (known == null || System.nanoTime() - readAt >= nanosKept) {
            known = read();
            last = known;
            readAt = System.nanoTime();
        }
        return known;
    }

    private Figures read() {
        try {
            return reader.read();
        } catch (RuntimeException e) {
            LOG.debug("The figures are unknown: the database could not be asked.", e);
            return Figures.UNKNOWN;
        }
    }
}
