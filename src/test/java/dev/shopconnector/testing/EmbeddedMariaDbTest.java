package dev.shopconnector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbTest {

    @Test
    void migrationsApplyToAnEmptyDatabase() throws Exception {
        String url = EmbeddedMariaDb.shared().freshUrl();
        var result = Flyway.configure().dataSource(url, "root", "").load().migrate();
        assertThat(result.success).isTrue();
        try (var c = DriverManager.getConnection(url, "root", "");
                var rs = c.createStatement().executeQuery("SELECT COUNT(*) FROM orders")) {
            assertThat(rs.next()).isTrue();
            assertThat(rs.getInt(1)).isZero();
        }
    }
}
