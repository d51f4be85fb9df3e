package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.tiktok.Connector;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokClient;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokStandIn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenRenewalTest {
    private final SettableClock clock = new SettableClock();
    private TikTokStandIn tiktok;
    private Connector connector;
    private String connection;

    @BeforeEach
    void start() {
        tiktok = new TikTokStandIn();
        tiktok.accessTokensEnd(clock.instant().plus(Duration.ofDays(7)).getEpochSecond());
        connector = new Connector(tiktok, EmbeddedMariaDb.shared().freshUrl(), clock);
        connection = connector.connect(tiktok, "seller", "shop");
    }

    @AfterEach
    void stop() {
        connector.close();
        tiktok.close();
    }

    @Test
    void aRefusedRenewalStopsTheConnectionAndKeepsWhatTikTokSaid() {
        tiktok.revoke();
        tiktok.forgetCalls();

        var stopped = catchThrowableOfType(NeedsReauthorizationException.class, this::call);

        assertThat(stopped.error()).isEqualTo(new ConnectionError(401, "105002", "Expired credentials."));
        assertThat(tiktok.calls()).hasSize(1);
        assertThatThrownBy(this::call).isInstanceOf(NeedsReauthorizationException.class);
        assertThat(tiktok.calls()).as("no call is made any more").hasSize(1);
    }

    @Test
    void aRenewalThatFailsForTheMomentChangesNothing() {
        tiktok.expireAccessTokens();
        for (int i = 0; i < 4; i++) {
            tiktok.nextRefresh(TikTokStandIn.error(500, 36009003, "Internal error."));
        }

        assertThatThrownBy(this::call).isInstanceOf(TikTokException.class);

        assertThat(state()).isEqualTo("active");
        call();
    }

    @Test
    void tokensAreRenewedADayBeforeTheyEndAndNotEarlier() {
        TokenRenewal renewal = connector.bean(TokenRenewal.class);
        clock.advance(Duration.ofDays(6).minusSeconds(1));
        assertThat(renewal.due()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(renewal.due()).containsExactly(connection);
        tiktok.accessTokensEnd(clock.instant().plus(Duration.ofDays(7)).getEpochSecond());

        renewal.renewAhead(connection);
        renewal.renewAhead(connection);

        assertThat(tiktok.refreshes()).isEqualTo(1);
        assertThat(renewal.due()).isEmpty();
    }

    @Test
    void whenRenewalAheadIsRefusedTheTokenIsUsedToItsEnd() {
        TokenRenewal renewal = connector.bean(TokenRenewal.class);
        tiktok.refuseRefreshes();
        clock.advance(Duration.ofDays(6));

        renewal.renewAhead(connection);

        assertThat(state()).isEqualTo("active");
        call();
        clock.advance(Duration.ofDays(1));
        renewal.renewAhead(connection);
        assertThat(catchThrowableOfType(NeedsReauthorizationException.class, this::freshCall)
                        .error())
                .isEqualTo(ConnectionError.EXPIRED);
    }

    @Test
    void tokensAreNotReadableInTheDatabase() {
        byte[] stored = connector
                .jdbc()
                .sql("SELECT CONCAT(access_token, refresh_token) FROM connections")
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET");
    }

    private void freshCall() {
        connector.bean(ConnectionTokens.class).forget(connection);
        call();
    }

    private void call() {
        connector.bean(TikTokClient.class).call(TikTokCall.authorizedShops(connection));
    }

    private String state() {
        return connector
                .jdbc()
                .sql("SELECT state FROM connections")
                .query(String.class)
                .single();
    }
}
