package dev.shopconnector.connections;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes what consents leave behind. */
@Component("pastConsents")
public class PastConsents {
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    PastConsents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Deletes some of the answers that are shown no more, of the consents whose links ended {@code keepSeconds} ago, and
     * of the connections that had no shop for as long: of a choice that nobody made.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean forget(long keepSeconds) {
        Instant now = clock.instant();
        jdbc.sql("UPDATE consents SET answer = NULL WHERE answer IS NOT NULL AND answered_at <= :before")
                .param("before", DbTime.of(now.minus(ConsentChoices.SHOWN)))
                .update();
        int deleted = jdbc.sql("DELETE FROM consents WHERE expires_at < :before LIMIT " + AT_ONCE)
                .param("before", DbTime.of(now.minusSeconds(keepSeconds)))
                .update();
        jdbc.sql("DELETE FROM connections WHERE authorized_at < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM shops s WHERE s.connection_id = connections.id) LIMIT "
                        + AT_ONCE)
                .param("before", DbTime.of(now.minusSeconds(keepSeconds)))
                .update();
        return deleted == AT_ONCE;
    }
}
