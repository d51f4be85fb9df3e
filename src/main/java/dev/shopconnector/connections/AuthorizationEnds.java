package dev.shopconnector.connections;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which consents have ended, found once over all nodes. */
@Component("authorizationEnds")
@Transactional
public class AuthorizationEnds {
    private final JdbcClient jdbc;
    private final TokenVault vault;
    private final ConnectionTokens tokens;
    private final Clock clock;

    AuthorizationEnds(JdbcClient jdbc, TokenVault vault, ConnectionTokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A consent that has ended.
     *
     * @param shops ids of its shops, separated by commas
     */
    public record Ended(String connectionId, String shops, Instant ends) {}

    /**
     * The consents that have ended since any node asked last; from now on their connections need their sellers. An end
     * that lies before its own consent is none: TikTok Shop does not say how it writes a consent without end.
     */
    public List<Ended> due() {
        List<Ended> due = jdbc.sql("SELECT c.id, " + ExpiryWarnings.ENDS + " AS ends,"
                        + " (SELECT GROUP_CONCAT(s.id ORDER BY s.id SEPARATOR ', ') FROM shops s"
                        + " WHERE s.connection_id = c.id) AS shops FROM connections c WHERE c.state = 'active' AND "
                        + ExpiryWarnings.ENDS + " <= :now AND " + ExpiryWarnings.ENDS + " > c.authorized_at"
                        + " ORDER BY c.id FOR UPDATE SKIP LOCKED")
                .param("now", DbTime.of(clock.instant()))
                .query((row, number) -> new Ended(
                        row.getString("id"),
                        String.valueOf(row.getString("shops")),
                        DbTime.instant(row.getObject("ends", LocalDateTime.class))))
                .list();
        for (Ended ended : due) {
            vault.refused(ended.connectionId(), ConnectionError.EXPIRED);
            tokens.forget(ended.connectionId());
        }
        return due;
    }
}
