package dev.shopconnector.connections;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The consents in progress. Of the state that TikTok hands back only the hash is stored. */
@Repository
class ConsentStates {
    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void add(
            String state,
            byte @Nullable [] storeKeyHash,
            @Nullable String storeName,
            Instant importFrom,
            Instant expiresAt) {
        jdbc.sql("INSERT INTO consents (state_hash, store_key_hash, store_name, import_from, expires_at)"
                        + " VALUES (:state, :key, :name, :from, :expires)")
                .param("state", StoreKeys.hash(state))
                .param("key", storeKeyHash)
                .param("name", storeName)
                .param("from", DbTime.of(importFrom))
                .param("expires", DbTime.of(expiresAt))
                .update();
    }

    /**
     * Uses the state up, for good, before anything is done with it.
     *
     * @throws ConsentRefusedException when it is unknown, used or too old
     */
    @Transactional(noRollbackFor = ConsentRefusedException.class)
    public Opened use(String state) {
        byte[] hash = StoreKeys.hash(state);
        int used = jdbc.sql("UPDATE consents SET used_at = SYSDATE(6)"
                        + " WHERE state_hash = :state AND used_at IS NULL AND expires_at > :now")
                .param("state", hash)
                .param("now", DbTime.of(clock.instant()))
                .update();
        if (used == 0) {
            throw new ConsentRefusedException(400, whyNot(hash));
        }
        return jdbc.sql("SELECT store_key_hash, store_name, import_from FROM consents WHERE state_hash = :state")
                .param("state", hash)
                .query((row, number) -> new Opened(
                        row.getBytes("store_key_hash"),
                        row.getString("store_name"),
                        DbTime.instant(row.getObject("import_from", LocalDateTime.class))))
                .single();
    }

    private String whyNot(byte[] hash) {
        Boolean used = jdbc.sql("SELECT used_at IS NOT NULL FROM consents WHERE state_hash = :state")
                .param("state", hash)
                .query(Boolean.class)
                .optional()
                .orElse(null);
        if (used == null) {
            return "This link was not made by this connector. Ask for a new one.";
        }
        return used
                ? "This link was used before; each is good once. Ask for a new one."
                : "This link is too old. Ask for a new one.";
    }

    /** What was asked for when the consent was opened. */
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(byte @Nullable [] storeKeyHash, @Nullable String storeName, Instant importFrom) {}
}
