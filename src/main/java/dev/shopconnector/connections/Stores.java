package dev.shopconnector.connections;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.database.Looks;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores by the key that ShipStation presents. Only the hash of a key is stored and compared. */
@Repository("stores")
public class Stores {
    private final JdbcClient jdbc;
    private final Looks looks;
    private final AuditLog audit;

    Stores(JdbcClient jdbc, Looks looks, AuditLog audit) {
        this.jdbc = jdbc;
        this.looks = looks;
        this.audit = audit;
    }

    /** Gives the store a new key, to be shown once; the old one is no store's from then on. */
    @Transactional
    public String renewKey(String shopId, String who) {
        String key = StoreKeys.random();
        jdbc.sql("UPDATE shops SET store_key_hash = :key WHERE id = :id")
                .param("key", StoreKeys.hash(key))
                .param("id", shopId)
                .update();
        audit.write(new Deed(who, "store.key", shopId, null, "a new key; the old one is refused from now on"));
        return key;
    }

    /** The store whose key this is; empty for an unknown key. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Store> byKey(String presentedKey) {
        return looks.sql("SELECT s.id, s.connection_id, s.name, s.store_name, s.active, c.state, c.error_http_status,"
                        + " c.error_code, c.error_message, (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id) AS settings FROM shops s JOIN connections c ON c.id = s.connection_id"
                        + " WHERE s.store_key_hash = :key")
                .param("key", StoreKeys.hash(presentedKey))
                .query((row, number) -> new Store(
                        row.getString("id"),
                        row.getString("connection_id"),
                        row.getString("name"),
                        row.getString("store_name"),
                        row.getBoolean("active"),
                        SettingsText.read(row.getString("id"), row.getString("settings")),
                        ConnectionState.error(row)))
                .optional();
    }
}
