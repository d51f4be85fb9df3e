package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.gateway.Signatures;
import dev.shopconnector.sandbox.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published signature vectors, against the sandbox's own verifier. */
class SignaturesTest {
    private static final String CIPHER = "SAMPLE_CIPHER_AAAAAAAAAAAAAAAA";

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        "e59af819cc",
                        "/authorization/202309/shops?timestamp=1623812664&app_key=29a39d",
                        "",
                        "b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"),
                Arguments.of(
                        "app_secret",
                        "/test-api?foo=bar",
                        "",
                        "d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f"),
                Arguments.of(
                        "e59af819cc",
                        "/event/202309/webhooks?app_key=68xu9ks5p4i8&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIKt&timestamp=1696909648",
                        "{\"address\":\"https://partner.tiktokshop.com\",\"event_type\":\"PACKAGE_UPDATE\"}",
                        "a75b9c8cd57140cab6dc95bf31c37bd6ffface74210768b6517c0ff81659b0ba"),
                Arguments.of(
                        "testsecret01",
                        "/order/202309/orders/search?app_key=testkey01&page_size=100&page_token=aDU2%2FdHIz%2BMg%3D%3D&shop_cipher="
                                + CIPHER + "&sort_field=update_time&sort_order=ASC&timestamp=1795305600&sign=ignored",
                        "{\"shipping_type\":\"SELLER\",\"update_time_ge\":1795302000,\"update_time_lt\":1795305600}",
                        "ded727b86251f9f9e4753f495085d22fffac8fe43d89326f4647c27137b59de6"),
                Arguments.of(
                        "testsecret01",
                        "/fulfillment/202309/orders/577100000000000101/packages?app_key=testkey01&shop_cipher=" + CIPHER
                                + "&timestamp=1795305600",
                        "{\"order_line_item_ids\":[\"577100000000100101\"],\"shipping_provider_id\":\"7117859084333745966\",\"tracking_number\":\"1Z9990000300000101\"}",
                        "f86d9ee74b0c3e680e2b9a824dee32510e143d9a6ef388e215a40f70b20933db"),
                Arguments.of(
                        "testsecret01",
                        "/order/202507/orders?app_key=testkey01&ids=577100000000000101%2C577100000000000404&shop_cipher="
                                + CIPHER + "&timestamp=1795305600&access_token=never-signed",
                        "",
                        "f37d0c7c9074813bea76612f66cfc1d122cec8bedd3674a867911255fe7773eb"),
                Arguments.of(
                        "testsecret01",
                        "/test?app_key=testkey01&timestamp=1795305600",
                        "{\"note\":\"Größe – ✓ 日本\"}",
                        "7a8cebee14b68dd45b4de54960ea650686c5cc31d76361d4586f55d29a34320b"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsPublished(String secret, String url, String body, String expected) {
        assertThat(new Signatures(secret).of(call(url, Map.of("Content-Type", "application/json"), body)))
                .isEqualTo(expected);
    }

    @Test
    void leavesAMultipartBodyOut() {
        HttpCall upload = call(
                "/product/202309/images/upload?app_key=testkey01&timestamp=1795305600",
                Map.of("Content-Type", "multipart/form-data; boundary=x"),
                "any bytes");
        assertThat(new Signatures("testsecret01").of(upload))
                .isEqualTo("c0c3cb688716ab1d760fb236978d002db495d35a697891a992a0fbb306324dd1");
    }

    @Test
    void acceptsItsOwnSignatureOnlyInLowerCase() {
        Signatures signatures = new Signatures("testsecret01");
        String sign = signatures.of(call("/test?a=b", Map.of(), ""));
        assertThat(signatures.valid(call("/test?a=b&sign=" + sign, Map.of(), "")))
                .isTrue();
        assertThat(signatures.valid(call("/test?a=b&sign=" + sign.toUpperCase(Locale.ROOT), Map.of(), "")))
                .isFalse();
        assertThat(signatures.valid(call("/test?a=c&sign=" + sign, Map.of(), "")))
                .isFalse();
    }

    private static HttpCall call(String url, Map<String, String> headers, String body) {
        return new HttpCall("POST", url, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
