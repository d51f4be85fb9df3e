package dev.shopconnector.sandbox.auth;

import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.shop.Seller;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Issues and knows authorization codes, access tokens and refresh tokens. Safe for use by many threads. */
public final class TokenDesk {
    /** What an authorization grants unless the control interface says otherwise. */
    public static final List<String> DEFAULT_SCOPES = List.of(
            "seller.authorization.info",
            "seller.order.info",
            "seller.fulfillment.basic",
            "seller.product.basic",
            "seller.logistics");

    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final Duration ACCESS_LIFE = Duration.ofDays(7);

    private final SandboxClock clock;
    private final RefreshRotation rotation;
    private final Duration initialRefreshLife;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final Map<String, Set<String>> scopes = new HashMap<>();
    private Duration refreshLife;

    public TokenDesk(SandboxClock clock, Duration refreshLife, RefreshRotation rotation) {
        this.clock = clock;
        this.rotation = rotation;
        this.initialRefreshLife = refreshLife;
        this.refreshLife = refreshLife;
    }

    /** A code as the consent page hands out: good once, for 30 minutes. */
    public synchronized String issueCode(Seller seller) {
        String code = "TTP_" + secret(24);
        codes.put(code, new Code(seller, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** Turns a code into tokens; an earlier authorization of the same seller ends. */
    synchronized Issued exchange(String code) {
        Code known = codes.remove(code);
        if (known == null || !clock.instant().isBefore(known.ends())) {
            throw new ApiError(200, 36004004, "Invalid auth code.");
        }
        return new Issued(known.seller(), authorize(known.seller()));
    }

    /** Tokens for a seller without the consent page. */
    public synchronized TokenPair authorize(Seller seller) {
        Grant grant = new Grant(seller, clock.instant().plus(refreshLife));
        grants.put(seller.id(), grant);
        return issue(grant);
    }

    synchronized Issued refresh(String refreshToken) {
        Grant grant = grants.values().stream()
                .filter(g -> g.refreshTokens.contains(refreshToken))
                .findFirst()
                .orElseThrow(RefreshRefusal.NO_RECORD::error);
        if (grant.refusal != null) {
            throw grant.refusal.error();
        }
        if (!clock.instant().isBefore(grant.ends)) {
            throw RefreshRefusal.EXPIRED.error();
        }
        if (rotation == RefreshRotation.OLD_DIES) {
            grant.refreshTokens.clear();
        }
        return new Issued(grant.seller, issue(grant));
    }

    /** The seller of a valid access token; refuses expired ones and those of an authorization that has ended (105002), and unknown or revoked ones (36009004). */
    public synchronized Seller seller(String accessToken) {
        for (Grant grant : grants.values()) {
            Instant ends = grant.accessTokens.get(accessToken);
            if (ends != null && grant.refusal == null) {
                if (!clock.instant().isBefore(ends) || !clock.instant().isBefore(grant.ends)) {
                    throw ApiError.expiredToken();
                }
                return grant.seller;
            }
        }
        throw ApiError.invalidToken();
    }

    public synchronized Set<String> scopes(Seller seller) {
        return scopes.getOrDefault(seller.id(), new TreeSet<>(DEFAULT_SCOPES));
    }

    public synchronized void setScopes(Seller seller, List<String> granted) {
        scopes.put(seller.id(), new TreeSet<>(granted));
    }

    /** How long authorizations given from now on live. */
    public synchronized void setRefreshLife(Duration life) {
        refreshLife = life;
    }

    /** Ends every access token of the seller now; refreshing goes on. */
    public synchronized void expireAccess(Seller seller) {
        Grant grant = grants.get(seller.id());
        if (grant != null) {
            grant.accessTokens.replaceAll((token, ends) -> clock.instant());
        }
    }

    /** Ends the authorization: access tokens are invalid, refreshing is refused. */
    public synchronized void revoke(Seller seller, RefreshRefusal how) {
        Grant grant = grants.get(seller.id());
        if (grant != null) {
            grant.refusal = how;
        }
    }

    /** Whether the seller has an authorization that was not revoked. */
    public synchronized boolean isAuthorized(Seller seller) {
        Grant grant = grants.get(seller.id());
        return grant != null && grant.refusal == null && clock.instant().isBefore(grant.ends);
    }

    public synchronized void reset() {
        codes.clear();
        grants.clear();
        scopes.clear();
        refreshLife = initialRefreshLife;
    }

    private TokenPair issue(Grant grant) {
        Instant accessEnds = clock.instant().plus(ACCESS_LIFE);
        String access = "TTP_" + secret(40);
        String refresh = "TTP_" + secret(40);
        grant.accessTokens.put(access, accessEnds);
        grant.refreshTokens.add(refresh);
        return new TokenPair(access, accessEnds, refresh, grant.ends);
    }

    private String secret(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    record Issued(Seller seller, TokenPair tokens) {}

    private record Code(Seller seller, Instant ends) {}
}
