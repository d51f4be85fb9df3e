package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Test;

/** The fulfilment side of the control interface over HTTP. */
class ParcelControlHostTest extends FulfilmentFixture {
    @Test
    void listsWhatTookEffect() {
        String id = shippable(1);
        String line = client.lines(id).get(0);
        String parcel = ship(id, NUMBER);
        client.mark(id, client.lines(id), UPS, NUMBER);
        JsonNode all = call("GET", "parcels", "").body();
        assertThat(all.path("parcels").get(0).path("package_id").asText()).isEqualTo(parcel);
        assertThat(all.path("parcels").get(0).path("edits").asInt()).isZero();
        assertThat(all.path("effective_uploads").path(line).asInt()).isEqualTo(1);
        assertThat(all.path("refused_repeats").path(line).asInt()).isEqualTo(1);

        String elsewhere = shippable(1);
        call("POST", "orders/" + elsewhere + "/ship", "{\"provider\":\"FedEx\",\"tracking_number\":\"999900000101\"}");
        assertThat(call("GET", "parcels", "").body().path("parcels")).hasSize(1);
        JsonNode own = call("GET", "parcels?order=" + elsewhere, "").body().path("parcels");
        assertThat(own.get(0).path("tracking_number").asText()).isEqualTo("999900000101");
        assertThat(own.get(0).path("uploaded").booleanValue()).isFalse();
    }

    @Test
    void turnsTheRules() {
        call("POST", "parcels/usps", "{\"code\":21011022,\"message\":\"failed verification\"}");
        call("POST", "parcels/mismatch", "{\"refuse\":true}");
        call("POST", "parcels/verdicts", "{\"tracking_number\":\"ODD-1\",\"code\":11028006,\"message\":\"no match\"}");
        call("POST", "parcels/travel", "{\"collected_seconds\":60}");
        String id = shippable(1);
        var lines = client.lines(id);
        assertThat(client.mark(id, lines, "7117858858072016686", "9400123456789012345678")
                        .message())
                .isEqualTo("failed verification");
        assertThat(client.mark(id, lines, UPS, "999900000101").code()).isEqualTo(11028006);
        assertThat(client.mark(id, lines, UPS, "ODD-1").message()).isEqualTo("no match");
        call("DELETE", "parcels/verdicts", "");
        assertThat(client.mark(id, lines, UPS, "ODD-1").code()).isZero();
        call("POST", "parcels/repeats", "");
        assertThat(client.mark(id, lines, UPS, "ODD-1").code()).isZero();
        call("POST", "clock", "{\"advance_seconds\":60}");
        assertThat(status(id)).isEqualTo("IN_TRANSIT");
        assertThat(call("POST", "parcels/nonsense", "").status()).isEqualTo(400);
    }

    @Test
    void changesTheProviders() {
        String shop = control.sellers().all().get(0).shops().get(0).id();
        String path = "shops/" + shop + "/providers";
        assertThat(call("POST", path, "{\"id\":\"7260762638932510466\",\"name\":\"Wizmo\"}")
                        .body()
                        .path("providers")
                        .findValuesAsText("name"))
                .contains("Wizmo", "UPS");
        assertThat(call("DELETE", path, "{\"id\":\"" + UPS + "\"}")
                        .body()
                        .path("providers")
                        .findValuesAsText("name"))
                .doesNotContain("UPS");
        call("PUT", path, "{\"delivery_option\":\"77\",\"providers\":[{\"id\":\"1\",\"name\":\"Own\"}]}");
        assertThat(client.get("/logistics/202309/delivery_options/77/shipping_providers")
                        .data()
                        .path("shipping_providers")
                        .findValuesAsText("name"))
                .containsExactly("Own");
        assertThat(call("GET", "shops/0/providers", "").status()).isEqualTo(400);
    }

    @Test
    void armsFaultsByShareAndAfterTheEffect() {
        call(
                "POST",
                "faults",
                "{\"kind\":\"internal_error\",\"path\":\"*/packages\",\"effect\":\"done\",\"percent\":100}");
        JsonNode fault = call("GET", "faults", "").body().path("faults").get(0);
        assertThat(fault.path("effect").asText()).isEqualTo("DONE");
        assertThat(fault.path("times").asInt()).isZero();
        String id = shippable(1);
        assertThat(client.mark(id, client.lines(id), UPS, NUMBER).status()).isEqualTo(500);
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void placesOrdersOfOneBuyer() {
        JsonNode ids = call("POST", "orders", "{\"count\":2,\"buyer\":\"7494000000000000777\",\"address\":{}}")
                .body()
                .path("ids");
        JsonNode first = client.order(ids.get(0).asText());
        JsonNode second = client.order(ids.get(1).asText());
        assertThat(first.path("user_id")).isEqualTo(second.path("user_id"));
        assertThat(first.path("user_id").asText()).isEqualTo("7494000000000000777");
    }

    private Answer call(String method, String path, String body) {
        return client.send(method, "/sandbox/control/" + path, body);
    }
}
