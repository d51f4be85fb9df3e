package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.tiktok.Connector;
import dev.shopconnector.tiktok.TikTokStandIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PastConsentsTest {
    private final SettableClock clock = new SettableClock();
    private TikTokStandIn tiktok;
    private Connector connector;

    @BeforeEach
    void start() {
        tiktok = new TikTokStandIn();
        connector = new Connector(
                tiktok, EmbeddedMariaDb.shared().freshUrl(), clock, "--connections.forget.every-millis=50");
    }

    @AfterEach
    void stop() {
        connector.close();
        tiktok.close();
    }

    @Test
    void aConsentIsForgottenADayAfterItsLinkEndedAndNotEarlier() {
        connector.state();
        String used = connector.state();
        connector.callback(used, tiktok.code("kept", List.of(TikTokStandIn.shop("kept"))));
        clock.advance(Duration.ofDays(1).plusMinutes(30));
        String fresh = connector.state();
        assertThat(connector.bean(PastConsents.class).forget(Duration.ofDays(1).toSeconds()))
                .isFalse();
        assertThat(count("consents")).isEqualTo(3);

        clock.advance(Duration.ofSeconds(1));

        await().until(() -> count("consents") == 1);
        assertThat(connector.callback(used, "any").body()).contains("not made by this connector");
        assertThat(connector
                        .callback(fresh, tiktok.code("fresh", List.of(TikTokStandIn.shop("fresh"))))
                        .statusCode())
                .isEqualTo(200);
    }

    private int count(String table) {
        return connector
                .jdbc()
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Integer.class)
                .single();
    }
}
