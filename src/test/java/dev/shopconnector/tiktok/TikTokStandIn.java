package dev.shopconnector.tiktok;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;

/** TikTok Shop as far as tokens, signatures and errors go, over real HTTP. */
public final class TikTokStandIn implements AutoCloseable {
    public static final String APP_KEY = "testkey01";
    public static final String APP_SECRET = "SECRET-app-5f2c";
    private static final long FAR = 4_000_000_000L;

    private final ObjectMapper json = new ObjectMapper();
    private final WireMockServer server;
    private final Map<String, Account> codes = new HashMap<>();
    private final Map<String, Account> accessTokens = new HashMap<>();
    private final Map<String, Account> refreshTokens = new HashMap<>();
    private final Deque<ResponseDefinition> scripted = new ArrayDeque<>();
    private final Deque<ResponseDefinition> scriptedRefreshes = new ArrayDeque<>();
    private final List<Seen> calls = new ArrayList<>();
    private int issued;
    private int refreshes;
    private int exchanges;
    private long accessTokenEnds = FAR;

    public TikTokStandIn() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(64)
                .extensions(new Behaviour()));
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A code for a seller with these shops, as the consent page would send it. */
    public synchronized String code(String openId, List<Map<String, String>> shops) {
        String code = "SECRET-code-" + ++issued;
        codes.put(code, new Account(openId, shops));
        return code;
    }

    /** A US shop of a local seller. */
    public static Map<String, String> shop(String id) {
        return shop(id, "US", "LOCAL");
    }

    public static Map<String, String> shop(String id, String region, String sellerType) {
        return Map.of(
                "id",
                id,
                "name",
                "Shop <" + id + ">",
                "region",
                region,
                "seller_type",
                sellerType,
                "cipher",
                "CIPHER_" + id,
                "code",
                "US" + id);
    }

    /** Every access token given so far is refused from now on. */
    public synchronized void expireAccessTokens() {
        accessTokens.clear();
    }

    /** Every refresh token given so far is refused from now on. */
    public synchronized void revoke() {
        accessTokens.clear();
        refreshTokens.clear();
    }

    /** Refreshes are refused, the access tokens keep working. */
    public synchronized void refuseRefreshes() {
        refreshTokens.clear();
    }

    /** When the tokens given from now on end, in unix seconds. */
    public synchronized void accessTokensEnd(long unixSeconds) {
        accessTokenEnds = unixSeconds;
    }

    /** The answers to the next calls of the API, before the usual ones. */
    public synchronized void next(ResponseDefinitionBuilder... answers) {
        for (ResponseDefinitionBuilder answer : answers) {
            scripted.add(answer.build());
        }
    }

    public synchronized void nextRefresh(ResponseDefinitionBuilder answer) {
        scriptedRefreshes.add(answer.build());
    }

    public static ResponseDefinitionBuilder error(int status, int code, String message) {
        return WireMock.status(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"code\":" + code + ",\"message\":\"" + message + "\",\"request_id\":\"r1\"}");
    }

    public synchronized int refreshes() {
        return refreshes;
    }

    public synchronized int exchanges() {
        return exchanges;
    }

    /** The calls of the API so far, without those to the token host. */
    public synchronized List<Seen> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
        refreshes = 0;
        exchanges = 0;
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized ResponseDefinition answer(Request request) throws Exception {
        URI uri = URI.create(request.getUrl());
        var query = new LinkedHashMap<String, String>();
        new URIBuilder(uri).getQueryParams().forEach(pair -> query.put(pair.getName(), pair.getValue()));
        return switch (uri.getPath()) {
            case "/api/v2/token/get" -> {
                exchanges++;
                Account account = codes.remove(query.get("auth_code"));
                yield grant(query, "authorized_code", account, 36004004, "Invalid auth code.");
            }
            case "/api/v2/token/refresh" -> {
                refreshes++;
                yield scriptedRefreshes.isEmpty()
                        ? grant(
                                query,
                                "refresh_token",
                                refreshTokens.remove(query.get("refresh_token")),
                                36004001,
                                "rt has expired")
                        : scriptedRefreshes.remove();
            }
            default -> api(request, uri.getPath(), query);
        };
    }

    private ResponseDefinition grant(
            Map<String, String> query, String type, @Nullable Account account, int code, String words)
            throws JsonProcessingException {
        if (!APP_SECRET.equals(query.get("app_secret")) || !type.equals(query.get("grant_type"))) {
            return error(400, 36009004, "bad app").build();
        }
        if (account == null) {
            return error(200, code, words).build();
        }
        String access = "SECRET-access-" + ++issued;
        String refresh = "SECRET-refresh-" + issued;
        accessTokens.put(access, account);
        refreshTokens.put(refresh, account);
        return ok(Map.of(
                "access_token",
                access,
                "access_token_expire_in",
                accessTokenEnds,
                "refresh_token",
                refresh,
                "refresh_token_expire_in",
                FAR,
                "open_id",
                account.openId(),
                "seller_name",
                "Seller",
                "user_type",
                0,
                "granted_scopes",
                List.of("seller.order.info")));
    }

    private ResponseDefinition api(Request request, String path, Map<String, String> query)
            throws JsonProcessingException {
        byte[] body = request.getBody() == null ? new byte[0] : request.getBody();
        calls.add(new Seen(
                request.getMethod().getName(),
                path,
                query,
                request.getHeader("x-tts-access-token"),
                List.copyOf(request.getAllHeaderKeys()),
                new String(body, java.nio.charset.StandardCharsets.UTF_8),
                System.nanoTime()));
        String sign = TikTokSignature.sign(APP_SECRET, path, query, body);
        if (!sign.equals(query.get("sign"))) {
            return error(401, 106001, "Invalid credentials. The `sign` query parameter is invalid.")
                    .build();
        }
        if (!scripted.isEmpty()) {
            return scripted.remove();
        }
        Account account = accessTokens.get(request.getHeader("x-tts-access-token"));
        if (account == null) {
            return error(401, 105002, "Expired credentials.").build();
        }
        if (path.equals("/authorization/202309/shops")) {
            return ok(Map.of("shops", account.shops()));
        }
        return ok(Map.of("next_page_token", "", "total_count", 0));
    }

    private ResponseDefinition ok(Map<String, ?> data) throws JsonProcessingException {
        return WireMock.okJson(json.writeValueAsString(
                        Map.of("code", 0, "message", "Success", "request_id", "r0", "data", data)))
                .build();
    }

    /** A call as it arrived. */
    public record Seen(
            String method,
            String path,
            Map<String, String> query,
            String token,
            List<String> headers,
            String body,
            long nanos) {}

    private record Account(String openId, List<Map<String, String>> shops) {}

    private final class Behaviour implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            try {
                return answer(event.getRequest());
            } catch (Exception e) {
                return WireMock.status(500).withBody(String.valueOf(e)).build();
            }
        }

        @Override
        public String getName() {
            return "tiktok-stand-in";
        }
    }
}
