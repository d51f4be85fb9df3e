package dev.shopconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.EmbeddedMariaDb;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Orders that were stored before anything was erased have a time from which their term counts. */
class ErasuresMigrationTest {
    @Test
    void aDatabaseWithRowsGetsItsTimes() {
        String url = EmbeddedMariaDb.shared().freshUrl();
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url, "root", ""));
        flyway(url, "14").migrate();
        jdbc.update("INSERT INTO connections (id, open_id, state, token_version, key_id, access_token,"
                + " access_token_expires_at, refresh_token, refresh_token_expires_at, renew_at, connected_at, changed_at)"
                + " VALUES ('c', 'seller', 'active', 1, 'k', 'a', NOW(), 'r', NOW(), NOW(), NOW(), NOW())");
        jdbc.update(
                "INSERT INTO shops (id, connection_id, cipher, name, region, store_name, store_key_hash, import_from,"
                        + " cursor_at, modified_clock, poll_due_at) VALUES ('s', 'c', 'x', 'Shop', 'US', 'Store',"
                        + " REPEAT('k', 32), NOW(), NOW(), NOW(), NOW())");
        order(jdbc, "changed", 1_790_000_000);
        order(jdbc, "timeless", 0);

        flyway(url, "latest").migrate();

        assertThat(jdbc.queryForObject(
                        "SELECT UNIX_TIMESTAMP(status_since) FROM orders WHERE order_id = 'changed'", Long.class))
                .isEqualTo(1_790_000_000);
        assertThat(jdbc.queryForObject(
                        "SELECT status_since = first_seen_at FROM orders WHERE order_id = 'timeless'", Boolean.class))
                .isTrue();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL", Integer.class))
                .isZero();
    }

    private static void order(JdbcTemplate jdbc, String id, long updateTime) {
        jdbc.update(
                "INSERT INTO orders (shop_id, order_id, tiktok_update_time, fingerprint, payload, verdict, judgement,"
                        + " history, judged_at, placed_at, modified_at, first_seen_at) VALUES ('s', ?, ?,"
                        + " REPEAT('f', 32), 'p', 'hold', '{}', '[]', NOW(), NOW(), NOW(), '2026-10-01 10:00:00')",
                id,
                updateTime);
    }

    private static Flyway flyway(String url, String target) {
        return Flyway.configure().dataSource(url, "root", "").target(target).load();
    }
}
