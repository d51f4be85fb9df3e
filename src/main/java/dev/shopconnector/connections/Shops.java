package dev.shopconnector.connections;

import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The connected shops. */
@Repository("shops")
public class Shops {
    private final JdbcClient jdbc;

    Shops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shop with TikTok's id. */
    @Transactional(readOnly = true)
    public Optional<Shop> byId(String shopId) {
        return jdbc.sql("SELECT id, connection_id, cipher, name, region, store_name, active, import_from FROM shops"
                        + " WHERE id = :id")
                .param("id", shopId)
                .query((row, number) -> new Shop(
                        row.getString("id"),
                        row.getString("connection_id"),
                        row.getString("cipher"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getString("store_name"),
                        row.getBoolean("active"),
                        DbTime.instant(row.getObject("import_from", LocalDateTime.class))))
                .optional();
    }
}
