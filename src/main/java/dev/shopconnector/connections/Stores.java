package dev.shopconnector.connections;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores by the key that ShipStation presents. Only the hash of a key is stored and compared. */
@Repository("stores")
public class Stores {
    private final JdbcClient jdbc;

    Stores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The store whose key this is; empty for an unknown key. */
    @Transactional(readOnly = true)
    public Optional<Store> byKey(String presentedKey) {
        return jdbc.sql("SELECT s.id, s.connection_id, s.name, s.store_name, s.active, c.state, c.error_http_status,"
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
