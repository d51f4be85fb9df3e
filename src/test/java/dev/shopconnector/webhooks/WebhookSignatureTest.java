package dev.shopconnector.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopconnector.tiktok.TikTokSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSignatureTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("shared.dir", "../shared"), "contracts/tiktok-samples");
    private static final byte[] PUBLISHED =
            """
            {"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,\
            "data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID",\
            "update_time":1718305585}}"""
                    .getBytes(StandardCharsets.UTF_8);
    private static final String PUBLISHED_SIGNATURE =
            "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05";

    @Test
    void theVectorThatTikTokShopPublishesIsRight() {
        assertThat(app("abcdef", "123").isRight(PUBLISHED, PUBLISHED_SIGNATURE)).isTrue();
    }

    @Test
    void nothingElseIsRight() {
        WebhookSignature app = app("abcdef", "123");
        byte[] changed = PUBLISHED.clone();
        changed[changed.length - 2] = '6';

        assertThat(app.isRight(changed, PUBLISHED_SIGNATURE)).isFalse();
        assertThat(app.isRight(PUBLISHED, null)).isFalse();
        assertThat(app.isRight(PUBLISHED, "")).isFalse();
        assertThat(app.isRight(PUBLISHED, PUBLISHED_SIGNATURE.substring(1))).isFalse();
        assertThat(app.isRight(PUBLISHED, "Bearer " + PUBLISHED_SIGNATURE)).isFalse();
        assertThat(app.isRight(PUBLISHED, PUBLISHED_SIGNATURE.toUpperCase(java.util.Locale.ROOT)))
                .isFalse();
        assertThat(app("abcdef", "124").isRight(PUBLISHED, PUBLISHED_SIGNATURE)).isFalse();
        assertThat(app("abcdeg", "123").isRight(PUBLISHED, PUBLISHED_SIGNATURE)).isFalse();
    }

    @Test
    void withoutAnAppSecretNothingIsRight() {
        WebhookSignature unset = app("abcdef", "");
        assertThat(unset.isRight(PUBLISHED, PUBLISHED_SIGNATURE)).isFalse();
        assertThat(unset.isRight(PUBLISHED, "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook_1_order_status_change, cfd75cdbe1f076504fddcdaee7547fbd251f12489bea6277337988b56a57a4f9",
        "webhook_1_order_cancel, d07adc8fae18beb7bfa7c83938be792eada11d33e61c5ce31f8c433b90974e6e",
        "webhook_3_recipient_address_update, 968ac78d27922043df426ad038367a99c87db4ba16dd6818e9afc1ed624581b0",
        "webhook_4_package_update, 94dfeefa11bc69d4bb0622b63e0e742ec7a0307a43efbce31cadfe2eb5448778",
        "webhook_6_seller_deauthorization, 681f5ad0bc842ec201e5d03e9c0ca72c9fca19ec8323a8ef59cf3ad9da14956c",
        "webhook_7_authorization_expiring, a108f526dce4597d4620d1f16f6a2ce2fa9eee86a626562c24b44e5a2a3c6a3c",
        "webhook_11_cancellation_status_change, 9e2a59388b7c7b0cce8a0a31e039e28eacbfddb66787315abd2fdacf90cbbff5"
    })
    void theContractsSamplesAreRight(String sample, String signature) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no contract samples at " + SAMPLES + "; set -Dshared.dir");
        byte[] body = Files.readAllBytes(SAMPLES.resolve(sample + ".json"));
        assertThat(app("testkey01", "testsecret01").isRight(body, signature)).isTrue();
        assertThat(new WebhookReader().read(body).isReadable()).isTrue();
    }

    private static WebhookSignature app(String key, String secret) {
        URI nowhere = URI.create("http://127.0.0.1");
        TikTokSettings.BackOff none = new TikTokSettings.BackOff(0, Duration.ZERO, Duration.ZERO);
        return new WebhookSignature(new TikTokSettings(
                nowhere, nowhere, nowhere, key, secret, "", 1, 1, Duration.ZERO, Duration.ZERO, 1, none, none));
    }
}
