package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits says so when its shop is no longer connected: nothing goes on by itself then, and its deadline comes. */
class DisconnectedShopTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant LONG_AGO = Instant.parse("2026-08-01T00:00:00Z");

    private final ParcelStage stage = new ParcelStage("orders.poll.interval-millis=86400000");

    @AfterEach
    void stop() {
        stage.close();
    }

    private JsonNode onHold() {
        JsonNode answer = stage.tell(ShippingStation.parcel(stage.heldMugs(1), "ups", ParcelStage.number()));
        assertThat(stage.parcel(answer).rule()).as("%s", answer).isEqualTo("on-hold");
        return answer;
    }

    /** As the connector finds it when TikTok refuses to renew a token, or tells that the seller took the consent back. */
    private void disconnected(String cause) {
        stage.connector.sql(jdbc -> jdbc.update(
                "UPDATE connections SET state = 'needs_reauthorization', reauthorization_cause = ?,"
                        + " error_http_status = 401, error_code = '105002', error_message = 'access token is expired'",
                cause.isEmpty() ? null : cause));
    }

    private JsonNode listed() {
        return RunningConnector.json(stage.connector.send(
                        stage.connector.request("/parcels").header("Authorization", "Bearer " + stage.key())))
                .path("parcels")
                .path(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deauthorized"})
    void aParcelOnHoldSaysConnectAgainAndByWhenAndGoesBackWhenItIs(String cause) {
        JsonNode answer = onHold();
        Instant deadline = stage.parcel(answer).tries().deadlineAt();
        disconnected(cause);

        Parcel stopped = stage.decided(answer, "reauthorization");

        String day = deadline.toString().substring(0, 10);
        assertThat(stopped.state()).isEqualTo(ParcelState.WAITING);
        assertThat(stopped.reason()).contains("no longer accepts the shop's authorisation", "deadline", day);
        assertThat(stopped.remedy()).contains("Connect the shop again", "Seller Center");
        assertThat(stopped.nextTryAt()).isNull();
        assertThat(listed().path("summary").asText()).contains("deadline", day);
        assertThat(listed().path("what_to_do").asText()).contains("Connect the shop again");
        assertThat(stage.marks(stopped.orderId())).isZero();

        stage.connector.connect(stage.sellerId(), LONG_AGO);

        Parcel held = stage.decided(answer, "on-hold");
        assertThat(held.nextTryAt()).isAfter(stage.now());
        assertThat(held.reason()).contains("holds this order");
        assertThat(listed().path("what_to_do").asText()).contains("Nothing to do");
        stage.advance(Duration.ofMinutes(61));
        stage.decided(answer, "accepted");
    }

    @Test
    void itIsSaidOnceAndStillWhenTheDeadlineIsOver() {
        JsonNode answer = onHold();
        String other = stage.mugs(1);
        disconnected("");
        Parcel stopped = stage.decided(answer, "reauthorization");
        stage.advance(
                Duration.between(stage.now(), stopped.tries().deadlineAt()).plusDays(1));
        JsonNode later = stage.tell(ShippingStation.parcel(other, "ups", ParcelStage.number()));
        assertThat(stage.parcel(later).reason()).contains("deadline");

        await().atMost(SOON)
                .until(() -> stage.connector.count(
                                "SELECT COUNT(*) FROM parcels WHERE state = 'waiting' AND next_try_at IS NOT NULL")
                        == 0);
        assertThat(stage.parcel(answer)).isEqualTo(stopped);
    }

    @Test
    void aPersonsReplayDoesNotHideIt() {
        JsonNode answer = onHold();
        disconnected("");
        Parcel stopped = stage.decided(answer, "reauthorization");
        stage.connector.bean(ParcelDesk.class).replay(stage.store(), stopped);

        await().atMost(SOON).until(() -> stage.parcel(answer).nextTryAt() == null);
        assertThat(stage.parcel(answer).rule()).isEqualTo("reauthorization");
        assertThat(stage.parcel(answer).journey()).extracting(ParcelStep::rule).contains("replayed", "reauthorization");
    }
}
