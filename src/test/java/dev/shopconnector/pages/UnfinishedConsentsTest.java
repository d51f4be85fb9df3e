package dev.shopconnector.pages;

import static dev.shopconnector.pages.ConsentStage.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shop.Seller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A consent that connects nothing, or not yet: the seller's other stores live on, and none starts by it. */
class UnfinishedConsentsTest {
    private static ConsentStage stage;

    @BeforeAll
    static void start() {
        stage = new ConsentStage("tiktok.transient-error.base-delay=5ms", "connections.forget.every-millis=50");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void whoLeavesTheChoiceOpenStopsNoStore() {
        Seller seller = stage.seller("Left open", 2);
        PageClient mia = connected(seller, 0);

        assertThat(stage.consent(mia, seller).headers().firstValue("Location")).contains("/connect/choose");
        assertThat(mia.get("/connect/choose").body()).contains("Left open 2");

        stage.awaitReading(seller, 0);
        assertThat(stage.state(seller)).isEqualTo("active");
        assertThat(stage.audited("mia", "store.consent", shop(seller, 0))).isEqualTo(1);
    }

    @Test
    void whoMayNotSeeTheStoresStopsNoneEither() {
        Seller seller = stage.seller("Not Max's", 2);
        connected(seller, 0);
        PageClient max = stage.client("max");

        stage.consent(max, seller);
        max.get("/connect/choose");

        stage.awaitReading(seller, 0);
        assertThat(stage.audited("max", "store.consent", shop(seller, 0))).isEqualTo(1);
    }

    @Test
    void aChoiceThatAnotherConsentHasOvertakenIsRefused() {
        Seller seller = stage.seller("Overtaken", 2);
        PageClient mia = connected(seller, 0);
        stage.consent(mia, seller);
        stage.reconnect(mia, seller, 0);

        HttpResponse<String> late = stage.choose(mia, shop(seller, 1));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("consented again since");
        stage.awaitReading(seller, 0);
        assertThat(stage.state(seller)).isEqualTo("active");
    }

    @Test
    void ofTwoChoicesOfANewSellerTheLaterHolds() {
        Seller seller = stage.seller("Two windows", 2);
        PageClient first = stage.client("mia");
        PageClient second = stage.client("mia");
        stage.consent(first, seller);
        stage.consent(second, seller);

        assertThat(stage.choose(first, shop(seller, 0)).statusCode()).isEqualTo(409);
        assertThat(stage.choose(second, shop(seller, 0)).statusCode()).isEqualTo(200);

        stage.awaitReading(seller, 0);
    }

    @Test
    void aRenewalOfTheTokensDoesNotOvertakeAChoice() {
        Seller seller = stage.seller("Renewed", 2);
        PageClient mia = connected(seller, 0);
        stage.consent(mia, seller);
        stage.sandbox.control().sellers().expireAccessToken(seller.id());
        stage.awaitReading(seller, 0);

        assertThat(stage.choose(mia, shop(seller, 1)).statusCode()).isEqualTo(200);

        stage.awaitReading(seller, 0);
        stage.awaitReading(seller, 1);
    }

    @Test
    void aFaultBehindTheExchangeLosesNoTokens() {
        Seller seller = stage.seller("Faulty", 1);
        PageClient mia = connected(seller, 0);
        stage.sandbox
                .control()
                .fault(Fault.of(FaultKind.INTERNAL_ERROR).on("/authorization/*").times(50));

        assertThat(stage.reconnect(mia, seller, 0).statusCode()).isEqualTo(502);

        stage.sandbox.control().clearFaults();
        stage.awaitReading(seller, 0);
        assertThat(stage.state(seller)).isEqualTo("active");
    }

    @Test
    void aRefusedConsentStartsNoStoreThatHadStopped() {
        Seller seller = stage.seller("Taken back", 1);
        PageClient mia = connected(seller, 0);
        stage.sandbox.control().sellers().revoke(seller.id(), RefreshRefusal.NO_RECORD);
        await().until(() -> stage.state(seller).equals("needs_reauthorization"));

        assertThat(stage.consent(stage.client("max"), seller).statusCode()).isEqualTo(409);

        assertThat(stage.state(seller)).isEqualTo("needs_reauthorization");
        assertThat(stage.audited("max", "store.consent", shop(seller, 0))).isEqualTo(1);
        stage.reconnect(mia, seller, 0);
        stage.awaitReading(seller, 0);
    }

    @Test
    void aConsentThatIsKeptHasTheWebhooksRegisteredAnew() {
        Seller seller = stage.seller("Registered anew", 1);
        connected(seller, 0);
        stage.sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(stage.consent(stage.client("max"), seller).statusCode()).isEqualTo(409);

        // What webhooks.register compares its registrations with.
        assertThat(stage.connector.<Instant>sql(jdbc -> jdbc.queryForObject(
                                "SELECT authorized_at FROM connections WHERE open_id = ?",
                                LocalDateTime.class,
                                seller.openId())
                        .toInstant(ZoneOffset.UTC)))
                .isEqualTo(stage.sandbox.clock().instant());
    }

    @Test
    void tokensOfAChoiceThatNobodyMakesAreForgottenAfterADay() {
        Seller seller = stage.seller("Nobody's choice", 2);
        PageClient mia = stage.client("mia");
        stage.consent(mia, seller);
        assertThat(connections(seller)).isEqualTo(1);

        stage.sandbox.clock().advance(Duration.ofDays(1).plusMinutes(31));

        await().until(() -> connections(seller) == 0);
        assertThat(mia.get("/connect/choose").statusCode()).isEqualTo(400);
    }

    private static int connections(Seller seller) {
        return stage.connector.count("SELECT COUNT(*) FROM connections WHERE open_id = ?", seller.openId());
    }

    /** Mia, who has connected this shop of the seller. */
    private static PageClient connected(Seller seller, int number) {
        PageClient mia = stage.client("mia");
        HttpResponse<String> answer = stage.consent(mia, seller);
        if (seller.shops().size() > 1) {
            answer = stage.choose(mia, shop(seller, number));
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        stage.awaitReading(seller, number);
        return mia;
    }
}
