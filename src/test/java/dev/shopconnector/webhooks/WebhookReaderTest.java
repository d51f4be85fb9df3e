package dev.shopconnector.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {
    private final WebhookReader reader = new WebhookReader();

    @Test
    void aStatusChange() {
        assertThat(read(1, "{\"order_id\":\"5771\",\"order_status\":\"AWAITING_SHIPMENT\",\"update_time\":1795237200}"))
                .isEqualTo(new Webhook(
                        "74", 1, "7495", List.of("5771"), "AWAITING_SHIPMENT", 1_795_237_200L, 1_795_237_202, null));
    }

    @Test
    void cancelIsTheWordOfWebhooksForCancelled() {
        assertThat(read(1, "{\"order_id\":\"5771\",\"order_status\":\"CANCEL\"}")
                        .told())
                .isEqualTo("CANCELLED");
        assertThat(read(11, "{\"order_id\":\"5771\",\"cancel_status\":\"CANCEL\",\"create_time\":7}"))
                .isEqualTo(new Webhook("74", 11, "7495", List.of("5771"), "CANCELLED", 7L, 1_795_237_202, null));
    }

    @Test
    void packagesNameEachOrderOnce() {
        assertThat(read(
                                4,
                                "{\"package_list\":[{\"package_id\":\"1\",\"order_id_list\":[\"5771\",\"5772\"]},"
                                        + "{\"package_id\":\"2\",\"order_id_list\":[\"5771\"]},{\"package_id\":\"3\"}]}")
                        .orderIds())
                .containsExactly("5771", "5772");
    }

    @Test
    void theEndOfAnAuthorizationIsANumberWrittenAsText() {
        assertThat(read(7, "{\"message\":\"soon\",\"expiration_time\":\"1797897600\"}")
                        .endsAt())
                .isEqualTo(1_797_897_600L);
    }

    @Test
    void idsMayBeNumbersBeyondDoubles() {
        Webhook webhook = reader.read(bytes("{\"type\":\"1\",\"tts_notification_id\":7380066284010030891,"
                + "\"shop_id\":7495540735365777507,\"timestamp\":\"5\",\"data\":{\"order_id\":576653688135258179}}"));
        assertThat(webhook)
                .isEqualTo(new Webhook(
                        "7380066284010030891",
                        1,
                        "7495540735365777507",
                        List.of("576653688135258179"),
                        null,
                        null,
                        5,
                        null));
    }

    @Test
    void orderIdsThatCouldNotBeOnesAreLeftOut() {
        assertThat(read(1, "{\"order_id\":\"5771,5772\"}").orderIds()).isEmpty();
        assertThat(read(1, "{\"order_id\":\"" + "5".repeat(65) + "\"}").orderIds())
                .isEmpty();
        assertThat(read(1, "{\"order_id\":{\"a\":1}}").orderIds()).isEmpty();
    }

    @Test
    void withoutANotificationIdTheBodyIsItsOwn() {
        byte[] body = bytes("{\"type\":1,\"shop_id\":\"7495\",\"data\":{\"order_id\":\"5771\"}}");
        assertThat(reader.read(body).id())
                .startsWith("body-")
                .hasSize(69)
                .isEqualTo(reader.read(body).id());
        assertThat(reader.read(body).isReadable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "[]",
                "null",
                "{\"type\":1}",
                "{\"shop_id\":\"7495\"}",
                "{\"type\":1.5,\"shop_id\":\"7495\"}",
                "{\"type\":99999999999,\"shop_id\":\"7495\"}",
                "{\"type\":1,\"shop_id\":\"7495'\"}"
            })
    void whatHasNoTypeOrShopIsUnreadable(String body) {
        Webhook webhook = reader.read(bytes(body));
        assertThat(webhook.isReadable()).isFalse();
        assertThat(webhook.id()).startsWith("body-");
        assertThat(webhook.orderIds()).isEmpty();
    }

    @Test
    void aBodyNestedWithoutMeasureIsUnreadable() {
        assertThat(reader.read(bytes("[".repeat(100_000))).isReadable()).isFalse();
    }

    @Property
    void whateverComesIsReadAsSomethingThatFitsTheTable(@ForAll @StringLength(max = 200) String text) {
        for (String body : List.of(
                text,
                "{\"type\":1,\"shop_id\":\"7495\",\"tts_notification_id\":" + quoted(text) + ",\"data\":{\"order_id\":"
                        + quoted(text) + ",\"order_status\":" + quoted(text) + "}}")) {
            Webhook webhook = reader.read(bytes(body));
            assertThat(webhook.id()).matches("[A-Za-z0-9_-]{1,80}");
            assertThat(webhook.orderIds()).allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));
            assertThat(webhook.told() == null || webhook.told().length() <= 64).isTrue();
        }
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    private Webhook read(int type, String data) {
        return reader.read(bytes("{\"type\":" + type + ",\"tts_notification_id\":\"74\",\"shop_id\":\"7495\","
                + "\"timestamp\":1795237202,\"data\":" + data + "}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
