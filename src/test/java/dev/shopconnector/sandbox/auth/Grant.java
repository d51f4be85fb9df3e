package dev.shopconnector.sandbox.auth;

import dev.shopconnector.sandbox.shop.Seller;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A seller's authorization of the app: its tokens and until when it holds. Guarded by the {@link TokenDesk}. */
final class Grant {
    final Seller seller;
    final Instant ends;
    final Map<String, Instant> accessTokens = new HashMap<>();
    final Set<String> refreshTokens = new HashSet<>();

    @Nullable
    RefreshRefusal refusal;

    Grant(Seller seller, Instant ends) {
        this.seller = seller;
        this.ends = ends;
    }
}
