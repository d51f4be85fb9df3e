package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.tiktok.Connector;
import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokStandIn;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class KeptConsentsTest {
    private static final SettableClock CLOCK = new SettableClock();
    private static TikTokStandIn tiktok;
    private static Connector connector;
    private static KeptConsents kept;
    private static int sellers;

    private String seller = "";
    private String connection = "";

    @BeforeAll
    static void start() {
        tiktok = new TikTokStandIn();
        connector = new Connector(tiktok, EmbeddedMariaDb.shared().freshUrl(), CLOCK);
        kept = connector.bean(KeptConsents.class);
    }

    @BeforeEach
    void connect() {
        seller = "seller-" + ++sellers;
        connection = connector.connect(tiktok, seller, "shop-" + sellers);
    }

    @AfterAll
    static void stop() {
        connector.close();
        tiktok.close();
    }

    /** A call may meet the tokens that TikTok ended with the exchange, before the new ones are stored. */
    @Test
    void aStopThatCameWhileTheCodeWasExchangedIsOver() {
        LocalDateTime asked = kept.now();
        refused();

        kept.ifKnown(authorization(), "mia", asked);

        assertThat(state()).isEqualTo("active null");
        assertThat(vault().accessToken()).isEqualTo("new access");
    }

    @Test
    void aStopOfBeforeStays() {
        refused();
        LocalDateTime asked = kept.now();

        kept.ifKnown(authorization(), "mia", asked);

        assertThat(state()).isEqualTo("needs_reauthorization 105002");
        assertThat(vault().accessToken()).isEqualTo("new access");
    }

    @Test
    void aSellerWhoTookTheConsentBackMeanwhileMeantIt() {
        LocalDateTime asked = kept.now();
        refused();
        write("UPDATE connections SET reauthorization_cause = 'deauthorized' WHERE open_id = :seller");

        kept.ifKnown(authorization(), "mia", asked);

        assertThat(state()).isEqualTo("needs_reauthorization 105002");
    }

    @Test
    void nothingIsKeptOfASellerWhoIsNotKnown() {
        TikTokAuthorization other = authorization("somebody else");

        assertThat(kept.ifKnown(other, "mia", kept.now())).isNull();
        assertThat(connector
                        .jdbc()
                        .sql("SELECT COUNT(*) FROM connections WHERE open_id = 'somebody else'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyAShopThatIsWrittenUsesAConsent() {
        assertThatThrownBy(() -> kept.use(new KeptConsents.Kept(connection, 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void refused() {
        write("UPDATE connections SET state = 'needs_reauthorization', error_http_status = 401, error_code = '105002',"
                + " error_message = 'm', stopped_at = SYSDATE(6) WHERE open_id = :seller");
    }

    private void write(String statement) {
        int written = Objects.requireNonNull(new TransactionTemplate(connector.bean(PlatformTransactionManager.class))
                .execute(status ->
                        connector.jdbc().sql(statement).param("seller", seller).update()));
        assertThat(written).isEqualTo(1);
    }

    private TikTokAuthorization authorization() {
        return authorization(seller);
    }

    private TikTokAuthorization authorization(String openId) {
        return new TikTokAuthorization(
                "new access",
                CLOCK.instant().plus(Duration.ofDays(7)),
                "new refresh",
                CLOCK.instant().plus(Duration.ofDays(90)),
                openId,
                "Seller",
                "US",
                0,
                List.of());
    }

    private Tokens vault() {
        return Objects.requireNonNull(connector.bean(TokenVault.class).read(connection));
    }

    private String state() {
        return connector
                .jdbc()
                .sql("SELECT CONCAT(state, ' ', COALESCE(error_code, 'null')) FROM connections WHERE open_id = :seller")
                .param("seller", seller)
                .query(String.class)
                .single();
    }
}
