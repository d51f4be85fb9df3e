package dev.shopconnector.connections;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.tiktok.TikTokAuthorization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the tokens of a consent as soon as TikTok has given them, whatever comes of the consent: TikTok may have ended
 * those that it gave this seller before, on which the seller's connected shops live.
 */
@Repository
class KeptConsents {
    private final JdbcClient jdbc;
    private final TokenVault vault;
    private final RenewalSettings renewal;
    private final Clock clock;
    private final AuditLog audit;

    KeptConsents(JdbcClient jdbc, TokenVault vault, RenewalSettings renewal, Clock clock, AuditLog audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.renewal = renewal;
        this.clock = clock;
        this.audit = audit;
    }

    /** The database's clock, to be read before TikTok is asked for tokens. */
    @Transactional(readOnly = true)
    public LocalDateTime now() {
        return jdbc.sql("SELECT SYSDATE(6)").query(LocalDateTime.class).single();
    }

    /**
     * Keeps the tokens when the seller is known. A connection that needs its seller goes on needing it, unless it came to
     * that since TikTok was asked: by then a call may have met tokens that TikTok had just ended.
     *
     * @param user who began the consent on the pages; null for a link of the admin's
     * @param asked {@link #now} from before TikTok was asked
     * @return null when the seller is not known
     * @throws ConsentRefusedException when a consent that was asked for later is kept already; its tokens stay, for those
     *     of this one have most likely been ended by it
     */
    @Transactional
    public @Nullable Kept ifKnown(TikTokAuthorization authorization, @Nullable String user, LocalDateTime asked) {
        Last last = jdbc.sql("SELECT id, consents, COALESCE(consented_at > :asked, FALSE) AS overtaken FROM connections"
                        + " WHERE open_id = :openId FOR UPDATE")
                .param("openId", authorization.openId())
                .param("asked", asked)
                .query((row, number) ->
                        new Last(row.getString("id"), row.getLong("consents"), row.getBoolean("overtaken")))
                .optional()
                .orElse(null);
        if (last == null) {
            return null;
        }
        if (last.overtaken()) {
            throw new ConsentRefusedException(
                    409,
                    "The seller has consented again meanwhile, and that consent was taken. Nothing was changed by this one."
                            + " Look whether the store is connected; if it is not, connect it again.");
        }
        String id = last.id();
        vault.renewed(id, authorization, renewAt(authorization));
        consented(id, asked);
        resume(id, asked);
        for (String shop : shopsOf(id)) {
            audit.write(new Deed(
                    user == null ? "admin key" : user,
                    "store.consent",
                    shop,
                    null,
                    "the seller has consented anew at TikTok Shop; its new tokens are kept"));
        }
        return new Kept(id, last.consents() + 1);
    }

    private record Last(String id, long consents, boolean overtaken) {}

    /**
     * The consent with its tokens kept, also when the seller was not known.
     *
     * @throws ConsentRefusedException when the seller became known a moment ago
     */
    @Transactional
    public Kept always(ConsentCallback.Consented consented) {
        Kept kept = consented.kept();
        if (kept != null) {
            return kept;
        }
        Kept known = ifKnown(consented.authorization(), consented.opened().user(), consented.asked());
        return known != null ? known : create(consented.authorization(), consented.asked());
    }

    /**
     * Holds the connection for a consent that connects shops; it is active from now on.
     *
     * @throws ConsentRefusedException when the seller has consented again since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Kept kept) {
        boolean last = jdbc.sql("SELECT consents FROM connections WHERE id = :id FOR UPDATE")
                .param("id", kept.connectionId())
                .query(Long.class)
                .optional()
                .filter(consent -> consent == kept.consent())
                .isPresent();
        if (!last) {
            throw new ConsentRefusedException(
                    409,
                    "The seller has consented again since, or this consent lies too long ago. Nothing was changed."
                            + " Connect the store again.");
        }
        activate(kept.connectionId());
    }

    private Kept create(TikTokAuthorization authorization, LocalDateTime asked) {
        String id = UUID.randomUUID().toString();
        try {
            vault.create(id, authorization, renewAt(authorization), clock.instant());
            jdbc.sql("UPDATE connections SET consented_at = :asked WHERE id = :id")
                    .param("asked", asked)
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConsentRefusedException(409, "The seller consented a moment ago as well. Start over.");
        }
        return new Kept(id, 1);
    }

    /** What was heard of an earlier consent no longer counts. */
    private void consented(String connectionId, LocalDateTime asked) {
        jdbc.sql(
                        "UPDATE connections SET consents = consents + 1, consented_at = :asked, authorized_at = :at, authorization_ends_told = NULL,"
                                + " expiry_warned_days = NULL WHERE id = :id")
                .param("asked", asked)
                .param("at", DbTime.of(clock.instant()))
                .param("id", connectionId)
                .update();
    }

    private void resume(String connectionId, LocalDateTime asked) {
        boolean since = jdbc.sql("SELECT COUNT(*) FROM connections WHERE id = :id AND stopped_at >= :asked"
                                + " AND reauthorization_cause IS NULL")
                        .param("id", connectionId)
                        .param("asked", asked)
                        .query(Integer.class)
                        .single()
                > 0;
        if (since) {
            activate(connectionId);
        }
    }

    private void activate(String connectionId) {
        // What was read before it ended says nothing of what became of the orders since.
        jdbc.sql("UPDATE shops s JOIN connections c ON c.id = s.connection_id"
                        + " SET s.switched_off_at = GREATEST(SYSDATE(6), s.modified_clock)"
                        + " WHERE c.id = :id AND c.state <> 'active'")
                .param("id", connectionId)
                .update();
        jdbc.sql("UPDATE connections SET state = 'active', stopped_at = NULL, error_http_status = NULL,"
                        + " error_code = NULL, error_message = NULL, reauthorization_cause = NULL,"
                        + " changed_at = SYSDATE(6) WHERE id = :id")
                .param("id", connectionId)
                .update();
    }

    private Instant renewAt(TikTokAuthorization authorization) {
        return renewal.renewAt(clock.instant(), authorization.accessTokenExpiresAt());
    }

    private List<String> shopsOf(String connectionId) {
        return jdbc.sql("SELECT id FROM shops WHERE connection_id = :id ORDER BY id")
                .param("id", connectionId)
                .query(String.class)
                .list();
    }

    /**
     * A consent whose tokens are stored.
     *
     * @param consent which one of the seller's it is
     */
    record Kept(String connectionId, long consent) {}
}
