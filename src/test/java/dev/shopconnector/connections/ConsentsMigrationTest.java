package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.EmbeddedMariaDb;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What Connect once let in is mended where it stands. */
class ConsentsMigrationTest {
    @Test
    void aDatabaseWithRowsIsMended() {
        String url = EmbeddedMariaDb.shared().freshUrl();
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url, "root", ""));
        flyway(url, "8").migrate();
        jdbc.update(
                "INSERT INTO consents (state_hash, import_from, expires_at) VALUES (REPEAT('x', 32), NOW(), NOW())");
        jdbc.update("INSERT INTO connections (id, open_id, state, token_version, key_id, access_token,"
                + " access_token_expires_at, refresh_token, refresh_token_expires_at, renew_at, connected_at, changed_at)"
                + " VALUES ('c', 'seller', 'needs_reauthorization', 1, 'k', 'a', NOW(), 'r', NOW(), NOW(), NOW(),"
                + " '2026-11-01 10:00:00')");
        shop(jdbc, "odd", "0026-11-01", " Odd\u202E\u0000 name");
        shop(jdbc, "unnamed", "2026-11-01", "\u200B");
        shop(jdbc, "plain", "2026-11-01", "Müller’s 🛍");
        jdbc.update("INSERT INTO users (name, role, created_at) VALUES ('olga', 'OPERATOR', NOW()),"
                + " ('mia', 'MERCHANT', NOW())");
        jdbc.update("INSERT INTO user_stores VALUES ('olga', 'plain'), ('mia', 'plain')");

        flyway(url, "latest").migrate();

        assertThat(jdbc.queryForList("SELECT store_name FROM shops ORDER BY id", String.class))
                .containsExactly("Odd name", "Müller’s 🛍", "unnamed");
        assertThat(jdbc.queryForList(
                        "SELECT CONCAT(DATE(import_from), ' ', DATE(cursor_at)) FROM shops ORDER BY id", String.class))
                .containsExactly("2020-01-01 2020-01-01", "2026-11-01 2026-11-01", "2026-11-01 2026-11-01");
        assertThat(jdbc.queryForList("SELECT user_name FROM user_stores", String.class))
                .containsExactly("mia");
        assertThat(jdbc.queryForObject("SELECT CONCAT(consents, ' ', stopped_at) FROM connections", String.class))
                .startsWith("1 2026-11-01 10:00:00");
    }

    private static void shop(JdbcTemplate jdbc, String id, String from, String storeName) {
        jdbc.update(
                "INSERT INTO shops (id, connection_id, cipher, name, region, store_name, store_key_hash, import_from,"
                        + " cursor_at, modified_clock, poll_due_at) VALUES (?, 'c', 'x', 'Shop', 'US', ?,"
                        + " UNHEX(SHA2(?, 256)), ?, ?, NOW(), NOW())",
                id,
                storeName,
                id,
                from,
                from);
    }

    private static Flyway flyway(String url, String target) {
        return Flyway.configure().dataSource(url, "root", "").target(target).load();
    }
}
