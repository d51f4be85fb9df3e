package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What marking a parcel as shipped does. */
class MarkShippedTest extends FulfilmentFixture {
    @Test
    void theWholeOrderAwaitsCollectionAndEveryLineTellsItsParcel() {
        String id = shippable(2);
        sandbox.clock().advance(Duration.ofMinutes(7));
        Answer answer = client.mark(id, client.lines(id), UPS, NUMBER);
        assertThat(answer.code()).isZero();
        assertThat(answer.data().path("order_id").asText()).isEqualTo(id);
        assertThat(answer.data().path("order_line_item_ids")).hasSize(2);
        assertThat(answer.data().has("warning")).isFalse();
        String parcel = answer.data().path("package_id").asText();
        assertThat(parcel).matches("115\\d{16}");

        JsonNode order = client.order(id);
        assertThat(order.path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(order.path("update_time").longValue())
                .isEqualTo(order.path("rts_time").longValue())
                .isEqualTo(sandbox.clock().seconds());
        assertThat(order.path("packages").findValuesAsText("id")).containsExactly(parcel);
        assertThat(order.has("split_or_combine_tag")).isFalse();
        for (JsonNode line : order.path("line_items")) {
            assertThat(line.path("package_id").asText()).isEqualTo(parcel);
            assertThat(line.path("package_status").asText()).isEqualTo("PROCESSING");
            assertThat(line.path("display_status").asText()).isEqualTo("AWAITING_COLLECTION");
            assertThat(line.path("tracking_number").asText()).isEqualTo(NUMBER);
            assertThat(line.path("shipping_provider_id").asText()).isEqualTo(UPS);
            assertThat(line.path("shipping_provider_name").asText()).isEqualTo("UPS");
            assertThat(line.path("rts_time").longValue())
                    .isEqualTo(sandbox.clock().seconds());
        }
    }

    @Test
    void unitsShipInSeveralParcels() {
        String id = shippable(3);
        List<String> lines = client.lines(id);
        client.mark(id, lines.subList(1, 2), UPS, "1Z9990000300000201");
        JsonNode partly = client.order(id);
        assertThat(partly.path("status").asText()).isEqualTo("PARTIALLY_SHIPPING");
        assertThat(partly.path("split_or_combine_tag").asText()).isEqualTo("SPLIT");
        assertThat(partly.path("line_items").findValuesAsText("display_status"))
                .containsExactly("AWAITING_SHIPMENT", "AWAITING_COLLECTION", "AWAITING_SHIPMENT");
        assertThat(partly.path("line_items").get(0).has("package_id")).isFalse();

        client.mark(id, List.of(lines.get(0), lines.get(2)), UPS, "1Z9990000300000202");
        JsonNode whole = client.order(id);
        assertThat(whole.path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(whole.path("line_items").findValuesAsText("tracking_number"))
                .containsExactly("1Z9990000300000202", "1Z9990000300000201", "1Z9990000300000202");
        assertThat(whole.path("packages").findValuesAsText("id")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aCancelOfTheLastOpenLineCompletesThePartlyShippedOrder() {
        String id = shippable(2);
        client.mark(id, client.lines(id).subList(0, 1), UPS, NUMBER);
        sandbox.control().orders().cancelLine(id, 1, "BUYER");
        assertThat(client.order(id).path("status").asText()).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void countsWhatTookEffectAndWhatWasRefusedAsRepeat() {
        String id = shippable(2);
        List<String> lines = client.lines(id);
        ParcelControl parcels = sandbox.control().parcels();
        assertThat(parcels.effectiveUploads(lines.get(0))).isZero();
        String parcel =
                client.mark(id, lines, UPS, NUMBER).data().path("package_id").asText();
        assertThat(client.mark(id, lines, UPS, NUMBER).code()).isEqualTo(21011040);
        assertThat(client.mark(id, lines.subList(1, 2), UPS, "1Z9990000300000999")
                        .code())
                .isEqualTo(21011040);
        assertThat(parcels.effectiveUploads(lines.get(0))).isEqualTo(1);
        assertThat(parcels.effectiveUploads()).containsOnlyKeys(lines);
        assertThat(parcels.refusedRepeats()).containsEntry(lines.get(0), 1).containsEntry(lines.get(1), 2);
        assertThat(parcels.all()).singleElement().satisfies(p -> {
            assertThat(p.packageId()).isEqualTo(parcel);
            assertThat(p.orderId()).isEqualTo(id);
            assertThat(p.lineIds()).isEqualTo(lines);
            assertThat(p.tracking()).isEqualTo(NUMBER);
            assertThat(p.uploaded()).isTrue();
            assertThat(p.edits()).isZero();
        });
        assertThat(parcels.find(parcel)).isPresent();
        assertThat(parcels.of(id)).hasSize(1);
    }

    @Test
    void ofManyAtOnceOneTakesEffect() {
        String id = shippable(1);
        List<String> lines = client.lines(id);
        List<Integer> codes = Collections.nCopies(20, lines).parallelStream()
                .map(each -> client.mark(id, each, UPS, NUMBER).code())
                .toList();
        assertThat(codes).containsOnly(0, 21011040).containsOnlyOnce(0);
        assertThat(control.parcels().effectiveUploads(lines.get(0))).isEqualTo(1);
    }

    @Test
    void aTikTokThatTakesRepeatsShowsThemInTheCount() {
        sandbox.control().parcels().rules().acceptRepeats(true);
        String id = shippable(1);
        List<String> lines = client.lines(id);
        client.mark(id, lines, UPS, NUMBER);
        assertThat(client.mark(id, lines, UPS, NUMBER).code()).isZero();
        assertThat(sandbox.control().parcels().effectiveUploads(lines.get(0))).isEqualTo(2);
    }
}
