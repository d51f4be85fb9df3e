package dev.shopconnector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikTokSignatureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
e59af819cc | /authorization/202309/shops | app_key=29a39d&timestamp=1623812664 | '' | b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8
app_secret | /test-api | foo=bar | '' | d3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f
e59af819cc | /event/202309/webhooks | app_key=68xu9ks5p4i8&shop_cipher=ROW_xkMbgAAAeVAQra0eZWebFQq5aIKt&timestamp=1696909648 | {"address":"https://partner.tiktokshop.com","event_type":"PACKAGE_UPDATE"} | a75b9c8cd57140cab6dc95bf31c37bd6ffface74210768b6517c0ff81659b0ba
testsecret01 | /order/202309/orders/search | sort_order=ASC&app_key=testkey01&page_size=100&page_token=aDU2/dHIz+Mg==&shop_cipher=SAMPLE_CIPHER_AAAAAAAAAAAAAAAA&sort_field=update_time&timestamp=1795305600 | {"shipping_type":"SELLER","update_time_ge":1795302000,"update_time_lt":1795305600} | ded727b86251f9f9e4753f495085d22fffac8fe43d89326f4647c27137b59de6
testsecret01 | /fulfillment/202309/orders/577100000000000101/packages | app_key=testkey01&shop_cipher=SAMPLE_CIPHER_AAAAAAAAAAAAAAAA&timestamp=1795305600 | {"order_line_item_ids":["577100000000100101"],"shipping_provider_id":"7117859084333745966","tracking_number":"1Z9990000300000101"} | f86d9ee74b0c3e680e2b9a824dee32510e143d9a6ef388e215a40f70b20933db
testsecret01 | /order/202507/orders | app_key=testkey01&ids=577100000000000101,577100000000000404&shop_cipher=SAMPLE_CIPHER_AAAAAAAAAAAAAAAA&timestamp=1795305600&sign=old&access_token=t | '' | f37d0c7c9074813bea76612f66cfc1d122cec8bedd3674a867911255fe7773eb
testsecret01 | /test | app_key=testkey01&timestamp=1795305600 | {"note":"Größe – ✓ 日本"} | 7a8cebee14b68dd45b4de54960ea650686c5cc31d76361d4586f55d29a34320b
testsecret01 | /product/202309/images/upload | app_key=testkey01&timestamp=1795305600 | '' | c0c3cb688716ab1d760fb236978d002db495d35a697891a992a0fbb306324dd1
""")
    void publishedVectors(String secret, String path, String query, String body, String sign) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        assertThat(TikTokSignature.sign(secret, path, parameters, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sign);
    }
}
