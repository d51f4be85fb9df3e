package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.http.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trouble around a call that changes something. */
class ShippingFaultsTest extends FulfilmentFixture {
    private static final String MARK = "/fulfillment/*/orders/*/packages";

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "INTERNAL_ERROR", "UNAVAILABLE"})
    void anErrorComesBeforeOrAfterTheEffect(FaultKind kind) {
        String id = shippable(1);
        List<String> lines = client.lines(id);
        control.fault(Fault.of(kind).on(MARK));
        assertThat(client.mark(id, lines, UPS, NUMBER).status()).isIn(429, 500, 503);
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        control.fault(Fault.of(kind).on(MARK).afterEffect());
        assertThat(client.mark(id, lines, UPS, NUMBER).status()).isIn(429, 500, 503);
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
        assertThat(control.parcels().effectiveUploads(lines.get(0))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "DROP"})
    void theConnectionEndsBeforeOrAfterTheEffect(FaultKind kind) {
        String id = shippable(1);
        List<String> lines = client.lines(id);
        control.fault(Fault.of(kind).on(MARK).withoutEffect());
        assertThatThrownBy(() -> client.mark(id, lines, UPS, NUMBER)).isInstanceOf(UncheckedIOException.class);
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        control.fault(Fault.of(kind).on(MARK).afterEffect());
        assertThatThrownBy(() -> client.mark(id, lines, UPS, NUMBER)).isInstanceOf(UncheckedIOException.class);
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void aStallOrCutHappensWithOrWithoutTheEffect() {
        String id = shippable(1);
        List<String> lines = client.lines(id);
        control.fault(Fault.stall(Duration.ofMillis(50)).on(MARK).withoutEffect());
        assertThat(client.mark(id, lines, UPS, NUMBER).code()).isEqualTo(36009003);
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        control.fault(Fault.of(FaultKind.TRUNCATE).on(MARK));
        assertThat(Json.parseObject(client.mark(id, lines, UPS, NUMBER).text())).isEmpty();
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void anyCodeMayBeAnsweredWithOrWithoutTheEffect() {
        String id = shippable(1);
        control.fault(Fault.envelope(200, 21011046, "Combined.").on(MARK));
        Answer answer = client.mark(id, client.lines(id), UPS, NUMBER);
        assertThat(answer.code()).isEqualTo(21011046);
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        control.fault(Fault.envelope(200, 99999999, "System.").on(MARK).afterEffect());
        assertThat(client.mark(id, client.lines(id), UPS, NUMBER).code()).isEqualTo(99999999);
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void aShareOfCallsIsHitTheSameForTheSameSeed() {
        List<Integer> first = statuses(200);
        assertThat(first).contains(200, 429, 500);
        assertThat(first.stream().filter(s -> s == 429).count()).isBetween(5L, 40L);
        control.clearFaults();
        assertThat(statuses(200)).isEqualTo(first);
        assertThat(control.faults()).hasSize(2);
    }

    private List<Integer> statuses(int calls) {
        control.fault(Fault.throttle(1).percent(10, 42));
        control.fault(Fault.of(FaultKind.INTERNAL_ERROR).percent(5, 43));
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            seen.add(client.search("{}").status());
        }
        return seen;
    }
}
