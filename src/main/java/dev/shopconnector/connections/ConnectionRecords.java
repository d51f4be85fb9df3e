package dev.shopconnector.connections;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokShop;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final StoreOwners owners;
    private final AuditLog audit;

    ConnectionRecords(
            JdbcClient jdbc,
            TokenVault vault,
            RenewalSettings renewal,
            Clock clock,
            StoreOwners owners,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.renewal = renewal;
        this.clock = clock;
        this.owners = owners;
        this.audit = audit;
    }

    /** {@link #write(TikTokAuthorization, TikTokShop, ConsentStates.Opened)} for each shop: all or none. */
    @Transactional
    public List<Written> write(TikTokAuthorization authorization, List<TikTokShop> shops, ConsentStates.Opened opened) {
        return shops.stream().map(shop -> write(authorization, shop, opened)).toList();
    }

    /**
     * Creates or revives the connection and the shop. A shop that was there keeps its store key, name and cursor.
     *
     * @throws ConsentRefusedException when the shop belongs to another seller account, or the store key to another shop
     */
    private Written write(TikTokAuthorization authorization, TikTokShop shop, ConsentStates.Opened opened) {
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
        String user = opened.user();
        if (known != null && user != null && !owners.sees(user, shop.id())) {
            throw new ConsentRefusedException(
                    409,
                    "The shop " + shop.name() + " is another user's store here. Ask an administrator to give you the"
                            + " store (page 'Users').");
        }
        try {
            String connectionId = connection(authorization);
            vault.consented(connectionId, clock.instant());
            Written written;
            if (known != null) {
                revive(shop);
                written = written(connectionId, shop, known.storeName(), null, true);
            } else {
                written = create(connectionId, shop, opened);
            }
            if (user != null) {
                owners.give(user, shop.id());
            }
            audit.write(new Deed(
                    user == null ? "admin key" : user,
                    known == null ? "store.connect" : "store.reconnect",
                    shop.id(),
                    null,
                    "as the store " + written.connected().storeName()));
            return written;
        } catch (DuplicateKeyException e) {
            throw new ConsentRefusedException(
                    409,
                    "This store key is already another store's, or the shop was connected a moment ago. Start over.");
        }
    }

    /**
     * Keeps the tokens of a consent that connects no shop, when its seller is known: TikTok may have ended the tokens
     * that it gave before, on which the seller's connected shops live. The connection's id; null when there is none.
     */
    @Transactional
    public @Nullable String keep(TikTokAuthorization authorization) {
        int known = jdbc.sql("SELECT COUNT(*) FROM connections WHERE open_id = :openId")
                .param("openId", authorization.openId())
                .query(Integer.class)
                .single();
        return known == 0 ? null : connection(authorization);
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
        return written(connectionId, shop, storeName, storeKey, false);
    }

    private static Written written(
            String connectionId, TikTokShop shop, String storeName, @Nullable String storeKey, boolean again) {
        return new Written(connectionId, new Connected(shop.id(), shop.name(), storeName, storeKey, again));
    }

    private record Known(String storeName, String openId) {}

    /** What was written. */
    record Written(String connectionId, Connected connected) {}
}
