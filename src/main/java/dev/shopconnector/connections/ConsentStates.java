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
    public void add(String state, Opened consent, Instant expiresAt) {
        jdbc.sql(
                        "INSERT INTO consents (state_hash, store_key_hash, store_name, import_from, expires_at, user_name,"
                                + " browser_hash, shop_id) VALUES (:state, :key, :name, :from, :expires, :user, :browser, :shop)")
                .param("state", StoreKeys.hash(state))
                .param("key", consent.storeKeyHash())
                .param("name", consent.storeName())
                .param("from", DbTime.of(consent.importFrom()))
                .param("expires", DbTime.of(expiresAt))
                .param("user", consent.user())
                .param("browser", consent.browserHash())
                .param("shop", consent.shopId())
                .update();
    }

    /** If the consent was begun on the pages, so that only its user may end it, in the same browser. */
    @Transactional(readOnly = true)
    public boolean isOfPages(String state) {
        return jdbc.sql("SELECT COUNT(*) FROM consents WHERE state_hash = :state AND user_name IS NOT NULL")
                        .param("state", StoreKeys.hash(state))
                        .query(Integer.class)
                        .single()
                > 0;
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
        return jdbc.sql("SELECT store_key_hash, store_name, import_from, user_name, browser_hash, shop_id FROM consents"
                        + " WHERE state_hash = :state")
                .param("state", hash)
                .query((row, number) -> new Opened(
                        row.getBytes("store_key_hash"),
                        row.getString("store_name"),
                        DbTime.instant(row.getObject("import_from", LocalDateTime.class)),
                        row.getString("user_name"),
                        row.getBytes("browser_hash"),
                        row.getString("shop_id")))
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

    /**
     * What was asked for when the consent was opened.
     *
     * @param user who began it on the pages; null when an operator asked for the link with the admin key
     * @param browserHash the hash of what that user's session knows; null as well
     * @param shopId the shop that is to be connected again; null when it may be any
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(
            byte @Nullable [] storeKeyHash,
            @Nullable String storeName,
            Instant importFrom,
            @Nullable String user,
            byte @Nullable [] browserHash,
            @Nullable String shopId) {

        Opened withoutStoreName() {
            return new Opened(storeKeyHash, null, importFrom, user, browserHash, shopId);
        }
    }
}
