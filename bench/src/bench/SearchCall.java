package bench;

import dev.shopconnector.tiktok.TikTokSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A signed order search of one shop. */
final class SearchCall {
    private static final String PATH = "/order/202309/orders/search";

    private final String tiktok;
    private final String cipher;

    SearchCall(String tiktok, String cipher) {
        this.tiktok = tiktok;
        this.cipher = cipher;
    }

    static byte[] body(long from, long to) {
        return ("{\"update_time_ge\":" + from + ",\"update_time_lt\":" + to + "}").getBytes(StandardCharsets.UTF_8);
    }

    String url(byte[] body) {
        Map<String, String> query = new TreeMap<>(Map.of(
                "app_key", "sandbox-app",
                "timestamp", String.valueOf(Instant.now().getEpochSecond()),
                "shop_cipher", cipher,
                "page_size", String.valueOf(Limit.PAGE),
                "sort_field", "update_time",
                "sort_order", "ASC"));
        query.put("sign", TikTokSignature.sign("secret", PATH, query, body));
        StringBuilder url = new StringBuilder(tiktok).append(PATH).append('?');
        query.forEach((name, value) -> url.append(name).append('=').append(value).append('&'));
        return url.substring(0, url.length() - 1);
    }
}
