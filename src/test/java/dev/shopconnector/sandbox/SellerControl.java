package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.auth.TokenDesk;
import dev.shopconnector.sandbox.auth.TokenPair;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.World;
import dev.shopconnector.sandbox.webhooks.EventType;
import dev.shopconnector.sandbox.webhooks.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sellers and their authorizations. An unknown seller id is an {@link IllegalArgumentException}. */
public final class SellerControl {
    private final World world;
    private final WorldBuilder builder;
    private final TokenDesk tokens;
    private final Webhooks webhooks;

    SellerControl(World world, WorldBuilder builder, TokenDesk tokens, Webhooks webhooks) {
        this.world = world;
        this.builder = builder;
        this.tokens = tokens;
        this.webhooks = webhooks;
    }

    /** All sellers with their shops; the demo connects the first. */
    public List<Seller> all() {
        return world.sellers();
    }

    /** Adds a seller with so many shops, each with so many generated orders. */
    public Seller add(String name, int shops, int ordersPerShop) {
        return builder.addSeller(name, shops, ordersPerShop);
    }

    /** The same with the seller's type for all its shops: {@code LOCAL} or {@code CROSS_BORDER}. */
    public Seller add(String name, int shops, int ordersPerShop, String type) {
        return builder.addSeller(name, shops, ordersPerShop, type);
    }

    /** An authorization code, as if the seller had approved on the consent page. */
    public String issueCode(String sellerId) {
        return tokens.issueCode(seller(sellerId));
    }

    /** Tokens, as if the seller had approved and the app had exchanged the code. */
    public TokenPair authorize(String sellerId) {
        return tokens.authorize(seller(sellerId));
    }

    /** Ends the access tokens now (105002); refreshing goes on. */
    public void expireAccessToken(String sellerId) {
        tokens.expireAccess(seller(sellerId));
    }

    /**
     * Ends the authorization: access tokens become invalid, a refresh is refused with the given code. The app is called
     * about each shop (type 6), then no more.
     */
    public void revoke(String sellerId, RefreshRefusal how) {
        tokens.revoke(seller(sellerId), how);
        for (Shop shop : seller(sellerId).shops()) {
            webhooks.tell(
                    shop.id(),
                    EventType.SELLER_DEAUTHORIZATION,
                    Json.object().put("message", "Shop_id " + shop.id() + " is deauthorized from your APP."));
            webhooks.subscriptions().removeAll(shop.id());
        }
    }

    /** The app is called about the end of the authorization (type 7), as TikTok Shop does daily in the last 30 days. */
    public void warnOfExpiry(String sellerId, Instant ends) {
        for (Shop shop : seller(sellerId).shops()) {
            webhooks.tell(
                    shop.id(),
                    EventType.UPCOMING_AUTHORIZATION_EXPIRATION,
                    Json.object()
                            .put("message", "Authorization of shop_id " + shop.id() + " is expiring.")
                            .put("expiration_time", Long.toString(ends.getEpochSecond())));
        }
    }

    /** Whether the seller has an authorization in force. */
    public boolean isAuthorized(String sellerId) {
        return tokens.isAuthorized(seller(sellerId));
    }

    /** What the seller's authorization grants from now on. */
    public void setScopes(String sellerId, List<String> scopes) {
        tokens.setScopes(seller(sellerId), scopes);
    }

    /** How long authorizations given from now on live. */
    public void setRefreshTokenLife(Duration life) {
        tokens.setRefreshLife(life);
    }

    private Seller seller(String id) {
        return world.seller(id).orElseThrow(() -> new IllegalArgumentException("no seller " + id));
    }
}
