package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokShop;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a consent brought: the connection with its tokens and the shop with its store, in one transaction. */
@Repository
class ConnectionRecords {
    private final JdbcClient jdbc;
    private final TokenVault vault;
    private final RenewalSettings renewal;
    private final Clock clock;

    ConnectionRecords(JdbcClient jdbc, TokenVault vault, RenewalSettings renewal, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.renewal = renewal;
        this.clock = clock;
    }

    /**
     * Creates or revives the connection and the shop. A shop that was there keeps its store key, name and cursor.
     *
     * @throws ConsentRefusedException when the shop belongs to another seller account, or the store key to another shop
     */
    @Transactional
    public Written write(TikTokAuthorization authorization, TikTokShop shop, ConsentStates.Opened opened) {
        Known known = jdbc.sql("SELECT s.store_name, c.open_id FROM shops s JOIN connections c"
                        + " ON c.id = s.connection_id WHERE s.id = :id FOR UPDATE")
                .param("id", shop.id())
                .query((row, number) -> new Known(row.getString("store_name"), row.getString("open_id")))
                .optional()
                .orElse(null);
        if (known != null && !known.openId().equals(authorization.openId())) {
            throw new ConsentRefusedException(
                    409,
                    "The shop " + shop.name() + " is connected through another seller account. Consent with that"
                            + " account.");
        }
        try {
            String connectionId = connection(authorization);
            vault.consented(connectionId, clock.instant());
            if (known != null) {
                revive(shop);
                return new Written(connectionId, known.storeName(), null, true);
            }
            return create(connectionId, shop, opened);
        } catch (DuplicateKeyException e) {
            throw new ConsentRefusedException(
                    409,
                    "This store key is already another store's, or the shop was connected a moment ago. Start over.");
        }
    }

    private String connection(TikTokAuthorization authorization) {
        Instant renewAt = renewal.renewAt(clock.instant(), authorization.accessTokenExpiresAt());
        String existing = jdbc.sql("SELECT id FROM connections WHERE open_id = :openId FOR UPDATE")
                .param("openId", authorization.openId())
                .query(String.class)
                .optional()
                .orElse(null);
        if (existing != null) {
            vault.renewed(existing, authorization, renewAt);
            return existing;
        }
        String id = UUID.randomUUID().toString();
        vault.create(id, authorization, renewAt);
        return id;
    }

    private void revive(TikTokShop shop) {
        jdbc.sql("UPDATE shops SET cipher = :cipher, code = :code, name = :name, seller_type = :type, active = TRUE,"
                        + " poll_due_at = SYSDATE(6), poll_failures = 0, poll_problem = NULL WHERE id = :id")
                .param("cipher", shop.cipher())
                .param("code", shop.code())
                .param("name", shop.name())
                .param("type", shop.sellerType())
                .param("id", shop.id())
                .update();
    }

    private Written create(String connectionId, TikTokShop shop, ConsentStates.Opened opened) {
        String storeKey = opened.storeKeyHash() == null ? StoreKeys.random() : null;
        String storeName = opened.storeName() == null ? shop.name() : opened.storeName();
        jdbc.sql("INSERT INTO shops (id, connection_id, cipher, code, name, region, seller_type, store_name,"
                        + " store_key_hash, import_from, cursor_at, modified_clock, poll_due_at) VALUES (:id,"
                        + " :connection, :cipher, :code, :name, :region, :type, :storeName, :storeKey, :from, :from,"
                        + " SYSDATE(6), SYSDATE(6))")
                .param("id", shop.id())
                .param("connection", connectionId)
                .param("cipher", shop.cipher())
                .param("code", shop.code())
                .param("name", shop.name())
                .param("region", shop.region())
                .param("type", shop.sellerType())
                .param("storeName", storeName)
                .param("storeKey", storeKey == null ? opened.storeKeyHash() : StoreKeys.hash(storeKey))
                .param("from", DbTime.of(opened.importFrom()))
                .update();
        return new Written(connectionId, storeName, storeKey, false);
    }

    private record Known(String storeName, String openId) {}

    /** What was written; the key only when one was made for a new store. */
    record Written(String connectionId, String storeName, @Nullable String storeKey, boolean again) {}
}
