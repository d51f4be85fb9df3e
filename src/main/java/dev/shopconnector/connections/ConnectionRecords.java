package dev.shopconnector.connections;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.tiktok.TikTokShop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes the shops that a consent connects, each with its store. */
@Repository
class ConnectionRecords {
    private final JdbcClient jdbc;
    private final KeptConsents consents;
    private final StoreOwners owners;
    private final AuditLog audit;

    ConnectionRecords(JdbcClient jdbc, KeptConsents consents, StoreOwners owners, AuditLog audit) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.owners = owners;
        this.audit = audit;
    }

    /** {@link #write} for one shop, with the tokens of a seller who was not known yet in the same transaction. */
    @Transactional
    public Connected connect(ConsentCallback.Consented consented, TikTokShop shop) {
        return write(consents.always(consented), List.of(shop), consented.opened())
                .get(0);
    }

    /**
     * Creates or revives each shop: all or none. One that was there keeps its store key, name and cursor, and stays
     * switched off when it was.
     *
     * @throws ConsentRefusedException when the seller has consented again since, a shop belongs to another seller account
     *     or user, or the store key to another shop
     */
    @Transactional
    public List<Connected> write(KeptConsents.Kept consent, List<TikTokShop> shops, ConsentStates.Opened opened) {
        // All shops before the connection, and in one order: as everybody locks them.
        Map<String, Known> known = new HashMap<>();
        shops.stream().map(TikTokShop::id).sorted().forEach(id -> lock(id).ifPresent(shop -> known.put(id, shop)));
        consents.use(consent);
        return shops.stream()
                .map(shop -> write(consent.connectionId(), shop, known.get(shop.id()), opened))
                .toList();
    }

    private Connected write(String connectionId, TikTokShop shop, @Nullable Known known, ConsentStates.Opened opened) {
        if (known != null && !known.connectionId().equals(connectionId)) {
            throw new ConsentRefusedException(
                    409,
                    "The shop " + shop.name() + " is connected through another seller account. Consent with that"
                            + " account.");
        }
        String user = opened.user();
        if (known != null && user != null && !owners.sees(user, shop.id())) {
            throw new ConsentRefusedException(
                    409,
                    "The shop " + shop.name() + " is another user's store here, or nobody's. Ask an administrator to"
                            + " give you the store (page 'Users').");
        }
        try {
            Connected connected;
            if (known != null) {
                revive(shop);
                connected = new Connected(shop.id(), shop.name(), known.storeName(), null, true);
            } else {
                connected = create(connectionId, shop, opened);
            }
            if (user != null) {
                owners.give(user, shop.id());
            }
            audit.write(new Deed(
                    user == null ? "admin key" : user,
                    known == null ? "store.connect" : "store.reconnect",
                    shop.id(),
                    null,
                    "as the store " + connected.storeName()));
            return connected;
        } catch (DuplicateKeyException e) {
            throw new ConsentRefusedException(
                    409,
                    "This store key is already another store's, or the shop was connected a moment ago. Start over.");
        }
    }

    private Optional<Known> lock(String shopId) {
        return jdbc.sql("SELECT store_name, connection_id FROM shops WHERE id = :id FOR UPDATE")
                .param("id", shopId)
                .query((row, number) -> new Known(row.getString("store_name"), row.getString("connection_id")))
                .optional();
    }

    private void revive(TikTokShop shop) {
        jdbc.sql("UPDATE shops SET cipher = :cipher, code = :code, name = :name, seller_type = :type,"
                        + " poll_due_at = SYSDATE(6), poll_failures = 0, poll_problem = NULL WHERE id = :id")
                .param("cipher", shop.cipher())
                .param("code", shop.code())
                .param("name", shop.name())
                .param("type", shop.sellerType())
                .param("id", shop.id())
                .update();
    }

    private Connected create(String connectionId, TikTokShop shop, ConsentStates.Opened opened) {
        String storeKey = opened.storeKeyHash() == null ? StoreKeys.random() : null;
        String storeName = opened.storeName() == null ? storeName(shop) : opened.storeName();
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
        return new Connected(shop.id(), shop.name(), storeName, storeKey, false);
    }

    private static String storeName(TikTokShop shop) {
        String plain = PlainLine.of(shop.name(), PlainLine.LONGEST_STORE_NAME);
        return plain.isEmpty() ? shop.id() : plain;
    }

    private record Known(String storeName, String connectionId) {}
}
