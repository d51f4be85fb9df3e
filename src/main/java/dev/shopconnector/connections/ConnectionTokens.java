package dev.shopconnector.connections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shopconnector.tiktok.AccessTokens;
import dev.shopconnector.tiktok.Credential;
import dev.shopconnector.tiktok.TikTokException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Access tokens for calls. They are kept in memory for a few seconds, so that a page of orders does not cost a read;
 * a token that TikTok refused is never taken from there again.
 */
@Component
class ConnectionTokens implements AccessTokens {
    private final TokenVault vault;
    private final TokenRenewal renewal;
    private final Cache<String, AccessToken> recent = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(10_000)
            .build();
    private final Map<String, AccessToken> trials = new ConcurrentHashMap<>();

    ConnectionTokens(TokenVault vault, TokenRenewal renewal) {
        this.vault = vault;
        this.renewal = renewal;
    }

    @Override
    public AccessToken current(String connectionId, long newerThan) {
        AccessToken trial = trials.get(connectionId);
        if (trial != null) {
            return trial;
        }
        AccessToken known = recent.getIfPresent(connectionId);
        if (known != null && known.version() > newerThan) {
            return known;
        }
        Tokens tokens = vault.read(connectionId);
        if (tokens == null) {
            throw new IllegalArgumentException("no connection " + connectionId);
        }
        if (tokens.error() != null) {
            throw new NeedsReauthorizationException(connectionId, tokens.error());
        }
        var token = new AccessToken(new Credential.Access(tokens.accessToken()), tokens.version());
        recent.put(connectionId, token);
        return token;
    }

    @Override
    public void renew(String connectionId, long usedVersion, TikTokException refusal) {
        if (trials.containsKey(connectionId)) {
            throw refusal;
        }
        try {
            renewal.renew(connectionId, usedVersion, refusal);
        } finally {
            forget(connectionId);
        }
    }

    /** The next call reads the token from the database. */
    void forget(String connectionId) {
        recent.invalidate(connectionId);
    }

    /** Makes calls with a token that is not stored (yet), under the connection id that {@code calls} is given. */
    <T> T trial(String accessToken, Function<String, T> calls) {
        String id = "trial-" + UUID.randomUUID();
        trials.put(id, new AccessToken(new Credential.Access(accessToken), 0));
        try {
            return calls.apply(id);
        } finally {
            trials.remove(id);
        }
    }
}
