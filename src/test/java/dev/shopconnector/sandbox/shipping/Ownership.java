package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.World;
import java.util.function.Function;

/** Lets a call at the orders of its own shop, and tells apart why it may not have another. */
public final class Ownership {
    private final World world;

    public Ownership(World world) {
        this.world = world;
    }

    /**
     * Does something to an order of the call's shop, under the shop's lock.
     *
     * @throws ApiError 21011001 for an order that no shop has, 21011028 for one of the seller's other shop, 21008111 for one
     *     of another seller
     */
    public <T> T withOrder(ApiCall call, String orderId, Function<Order, T> what) {
        return call.shop().orders().apply(orderId, what).orElseThrow(() -> refusal(call, orderId));
    }

    /** The parcel of this id, or 21011001. */
    public static Parcel parcel(Order order, String parcelId) {
        return order.parcels.stream()
                .filter(p -> p.id().equals(parcelId))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    private ApiError refusal(ApiCall call, String orderId) {
        Shop owner = world.shopOfOrder(orderId).orElseThrow(Refused::notFound);
        return call.seller().shops().contains(owner) ? Refused.otherShop() : Refused.otherSeller();
    }
}
