package dev.shopconnector.sandbox.gateway;

import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.auth.TokenDesk;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Reply;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.Shop;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API host. Checks in the gateway's order: path, version and method, app key, timestamp, signature, access token, shop
 * cipher, scope, rate, content type; then the endpoint.
 */
public final class Gateway {
    private final String appKey;
    private final Signatures signatures;
    private final TimestampWindow window;
    private final TokenDesk tokens;
    private final QpsLimit limit;
    private final Envelope envelope;
    private final List<Endpoint> endpoints;

    public Gateway(
            String appKey,
            String appSecret,
            SandboxClock clock,
            TokenDesk tokens,
            QpsLimit limit,
            Envelope envelope,
            List<Endpoint> endpoints) {
        this.appKey = appKey;
        this.signatures = new Signatures(appSecret);
        this.window = new TimestampWindow(clock);
        this.tokens = tokens;
        this.limit = limit;
        this.envelope = envelope;
        this.endpoints = List.copyOf(endpoints);
    }

    public Reply handle(HttpCall call) {
        try {
            Endpoint endpoint = endpoint(call);
            return envelope.success(endpoint.handle(admit(endpoint.operation(), call)));
        } catch (ApiError refused) {
            Reply reply = envelope.refusal(refused);
            return refused.status() == 429 ? reply.withHeader("Retry-After", "1") : reply;
        }
    }

    /** The operation that a call names, for counting. */
    public Optional<Operation> operation(HttpCall call) {
        return endpoints.stream()
                .map(Endpoint::operation)
                .filter(o ->
                        o.method().equals(call.method()) && o.match(call.path()).isPresent())
                .findFirst();
    }

    private Endpoint endpoint(HttpCall call) {
        boolean otherMethod = false;
        for (Endpoint endpoint : endpoints) {
            if (endpoint.operation().match(call.path()).isPresent()) {
                if (endpoint.operation().method().equals(call.method())) {
                    return endpoint;
                }
                otherMethod = true;
            }
        }
        if (otherMethod) {
            throw ApiError.invalidMethod();
        }
        boolean otherVersion = endpoints.stream().anyMatch(e -> e.operation().matchesButVersion(call.path()));
        throw otherVersion ? ApiError.invalidVersion() : ApiError.invalidPath();
    }

    private ApiCall admit(Operation operation, HttpCall call) {
        if (!call.query("app_key").equals(appKey)) {
            throw ApiError.invalid("Invalid credentials. Invalid `app_key` query parameter.");
        }
        window.check(call.query("timestamp"));
        if (call.query("sign").isEmpty()) {
            throw ApiError.invalid(
                    "Missing credentials. The request does not include a required signature in the query.");
        }
        if (!signatures.valid(call)) {
            throw new ApiError(401, 106001, "Invalid credentials. The `sign` query parameter is invalid.");
        }
        Seller seller = tokens.seller(call.header("x-tts-access-token"));
        Shop shop = shop(operation, call, seller);
        if (!tokens.scopes(seller).contains(operation.scope())) {
            throw ApiError.missingScope();
        }
        if (!limit.allows((shop == null ? seller.id() : shop.id()) + operation.name())) {
            throw ApiError.tooManyRequests();
        }
        if (!call.hasJsonBody()) {
            throw ApiError.invalidFormat();
        }
        return new ApiCall(call, operation.match(call.path()).orElse(""), seller, shop);
    }

    private static @Nullable Shop shop(Operation operation, HttpCall call, Seller seller) {
        if (call.query().containsKey("shop_id")) {
            throw ApiError.invalid("Invalid identifier. The `shop_id` query parameter is invalid.");
        }
        if (call.query().containsKey("version")) {
            throw ApiError.invalid("Invalid API version. The `version` value is invalid or unsupported.");
        }
        String cipher = call.query("shop_cipher");
        if (!operation.shopLevel()) {
            if (call.query().containsKey("shop_cipher")) {
                throw ApiError.invalid(
                        "Unexpected identifier. The `shop_cipher` query parameter is not required for this request.");
            }
            return null;
        }
        if (cipher.isEmpty()) {
            throw new ApiError(
                    400,
                    106013,
                    "Missing identifier. The `shop_cipher` query parameter is required to identify the target shop.");
        }
        return seller.shops().stream()
                .filter(s -> s.cipher().equals(cipher))
                .findFirst()
                .orElseThrow(ApiError::wrongShop);
    }
}
