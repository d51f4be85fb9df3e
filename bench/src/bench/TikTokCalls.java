package bench;

import dev.shopconnector.tiktok.TikTokSignature;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signed calls about one shop, as the contenders in Java make them without a framework. */
final class TikTokCalls {
    static final String APP_KEY = "sandbox-app";
    static final String APP_SECRET = "sandbox-secret-for-demonstration-only";
    private static final String SEARCH = "/order/202309/orders/search";
    private static final byte[] NOTHING = {};

    private final String tiktok;
    private final String cipher;
    private final String token;

    TikTokCalls(String tiktok, String cipher, String token) {
        this.tiktok = tiktok;
        this.cipher = cipher;
        this.token = token;
    }

    static byte[] searchBody(long from, long to) {
        return ("{\"update_time_ge\":" + from + ",\"update_time_lt\":" + to + "}").getBytes(StandardCharsets.UTF_8);
    }

    URI searchUrl(byte[] body) {
        return url(
                SEARCH,
                Map.of("page_size", String.valueOf(Limit.PAGE), "sort_field", "update_time", "sort_order", "ASC"),
                body);
    }

    HttpRequest search(long from, long to) {
        byte[] body = searchBody(from, to);
        return request(searchUrl(body), "POST", body);
    }

    HttpRequest get(String path, Map<String, String> query) {
        return request(url(path, query, NOTHING), "GET", NOTHING);
    }

    HttpRequest post(String path, byte[] body) {
        return request(url(path, Map.of(), body), "POST", body);
    }

    private HttpRequest request(URI url, String method, byte[] body) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("x-tts-access-token", token)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private URI url(String path, Map<String, String> own, byte[] body) {
        Map<String, String> query = new TreeMap<>(own);
        query.put("app_key", APP_KEY);
        query.put("timestamp", String.valueOf(Instant.now().getEpochSecond()));
        query.put("shop_cipher", cipher);
        query.put("sign", TikTokSignature.sign(APP_SECRET, path, query, body));
        return URI.create(tiktok + path + "?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }
}
