package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.EmbeddedMariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Migrations of the parcels on a database that has some. */
class ParcelMigrationsTest {
    private static final String CONNECTION = "INSERT INTO connections (id, open_id, state, token_version, key_id,"
            + " access_token, access_token_expires_at, refresh_token, refresh_token_expires_at, renew_at, connected_at,"
            + " changed_at) VALUES ('c', 'o', 'active', 1, 'k', 'a', NOW(), 'r', NOW(), NOW(), NOW(), NOW())";
    private static final String SHOP = "INSERT INTO shops (id, connection_id, cipher, name, region, store_name,"
            + " store_key_hash, import_from, cursor_at, modified_clock, poll_due_at) VALUES ('7', 'c', 'x', 'n', 'US', 's',"
            + " REPEAT('h', 32), NOW(), NOW(), NOW(), NOW())";
    private static final String PARCEL = "INSERT INTO parcels (shop_id, id, order_id, tracking_number, units, line_ids,"
            + " notification, state, rule, reason, warnings, journey, failures, deadline_at, created_at, changed_at)"
            + " VALUES ('7', '%s', '1', '1Z', '*', '[]', 'n', '%s', '%s', 'r', '[]', '[]', %d, NOW(), NOW(), NOW())";

    @Test
    void failuresThatWereContradictionsAreThoseAndNoNotificationIsKnown() throws SQLException {
        String url = EmbeddedMariaDb.shared().freshUrl();
        Flyway.configure().dataSource(url, "root", "").target("8").load().migrate();
        try (Connection db = DriverManager.getConnection(url, "root", "");
                Statement sql = db.createStatement()) {
            sql.execute(CONNECTION);
            sql.execute(SHOP);
            sql.execute(PARCEL.formatted("1", "waiting", "unclear", 3));
            sql.execute(PARCEL.formatted("2", "waiting", "unanswered", 9));
            sql.execute(PARCEL.formatted("3", "refused", "order-untold", 8));

            Flyway.configure().dataSource(url, "root", "").load().migrate();

            List<String> rows = new ArrayList<>();
            try (ResultSet found =
                    sql.executeQuery("SELECT CONCAT_WS(' ', id, failures, unclear, heard) FROM parcels ORDER BY id")) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            assertThat(rows).containsExactly("1 3 3 []", "2 9 0 []", "3 8 0 []");
        }
    }

    @Test
    void whatTikTokHadBeforeIsKnownAndNothingCountsAsAgreed() throws SQLException {
        String url = EmbeddedMariaDb.shared().freshUrl();
        Flyway.configure().dataSource(url, "root", "").target("14").load().migrate();
        try (Connection db = DriverManager.getConnection(url, "root", "");
                Statement sql = db.createStatement()) {
            sql.execute(CONNECTION);
            sql.execute(SHOP);
            sql.execute(PARCEL.formatted("1", "accepted", "accepted", 0));
            sql.execute(PARCEL.formatted("2", "replaced", "replaced", 0));
            sql.execute(PARCEL.formatted("3", "replaced", "replaced", 0));
            sql.execute("UPDATE parcels SET journey = '[{\"at\":\"2026-11-01T10:00:00Z\",\"state\":\"accepted\","
                    + "\"rule\":\"accepted\",\"words\":\"w\",\"times\":1,\"units_cancelled\":1}]' WHERE id = '3'");

            Flyway.configure().dataSource(url, "root", "").load().migrate();

            List<String> rows = new ArrayList<>();
            try (ResultSet found = sql.executeQuery(
                    "SELECT CONCAT_WS(' ', id, was_accepted, asked_without, agreed_without) FROM parcels ORDER BY id")) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            assertThat(rows).containsExactly("1 1 [] []", "2 0 [] []", "3 1 [] []");
        }
    }
}
