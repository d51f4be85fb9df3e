package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.auth.TokenDesk;
import dev.shopconnector.sandbox.auth.TokenPair;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.World;
import java.time.Duration;
import java.util.List;

/** Sellers and their authorizations. An unknown seller id is an {@link IllegalArgumentException}. */
public final class SellerControl {
    private final World world;
    private final WorldBuilder builder;
    private final TokenDesk tokens;

    SellerControl(World world, WorldBuilder builder, TokenDesk tokens) {
        this.world = world;
        this.builder = builder;
        this.tokens = tokens;
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

    /** Ends the authorization: access tokens become invalid, a refresh is refused with the given code. */
    public void revoke(String sellerId, RefreshRefusal how) {
        tokens.revoke(seller(sellerId), how);
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
