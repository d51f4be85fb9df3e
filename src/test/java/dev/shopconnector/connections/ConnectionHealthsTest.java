package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.connections.ConnectionHealth.Warning;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionHealthsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:14:30Z");

    @ParameterizedTest
    @CsvSource({
        "2026-12-23T04:14:31Z, NONE",
        "2026-12-23T04:14:30Z, MONTH",
        "2026-11-30T04:14:31Z, MONTH",
        "2026-11-30T04:14:30Z, WEEK",
        "2026-11-24T04:14:31Z, WEEK",
        "2026-11-24T04:14:30Z, DAY",
        "2026-11-23T04:14:30Z, ENDED",
        "2026-11-01T00:00:00Z, ENDED",
        "9999-12-31T00:00:00Z, NONE"
    })
    void theEndOfTheAuthorisationIsWarnedOfAtThirtySevenAndOneDays(Instant end, Warning warning) {
        assertThat(ConnectionHealths.warning(Duration.between(NOW, end))).isEqualTo(warning);
    }
}
