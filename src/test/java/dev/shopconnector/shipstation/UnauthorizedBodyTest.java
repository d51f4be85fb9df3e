package dev.shopconnector.shipstation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnauthorizedBodyTest {

    @Test
    void isByteForByteWhatMerchantsAndSupportKnow() {
        var body = UnauthorizedBody.fromTikTok(
                401, "105002", "access token is expired, please refresh it", "aa579a77-2fe4-4bd0-a8c3-fa37223caa4f");

        assertThat(ShipStationJson.write(body))
                .isEqualTo(
                        "{\"message\":\"TikTok API returned an error. HTTP code: 401 (Unauthorized). Error code: 105002."
                                + " Error message: 'access token is expired, please refresh it'.\","
                                + "\"transaction_id\":\"aa579a77-2fe4-4bd0-a8c3-fa37223caa4f\"}");
    }

    @Test
    void namesTheStatusThatTikTokGave() {
        assertThat(UnauthorizedBody.fromTikTok(200, "36004005", "can not find related auth record", "t")
                        .message())
                .isEqualTo("TikTok API returned an error. HTTP code: 200 (OK). Error code: 36004005."
                        + " Error message: 'can not find related auth record'.");
        assertThat(UnauthorizedBody.fromTikTok(499, "1", "x", "t").message()).contains("HTTP code: 499 (Unknown).");
    }
}
