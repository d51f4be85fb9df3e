package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.shipping.ShippingRules;
import dev.shopconnector.sandbox.shop.CarrierLists;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.UploadCounts;
import dev.shopconnector.sandbox.shop.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of the fulfilment API, and how it judges. An unknown shop or order is an {@link IllegalArgumentException}. */
public final class ParcelControl {
    private final World world;
    private final ShippingRules rules;

    ParcelControl(World world, ShippingRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** The parcels that were marked as shipped through the API, of all shops, by shop and age of the order. */
    public List<ShippedParcel> all() {
        return world.shops().stream()
                .flatMap(shop -> shop.orders().lookAll(order -> ShippedParcel.of(shop, order)).stream())
                .filter(ShippedParcel::uploaded)
                .toList();
    }

    /** All shipped parcels of an order, those of Seller Center too; oldest first. */
    public List<ShippedParcel> of(String orderId) {
        Shop shop = world.shopOfOrder(orderId).orElseThrow(() -> new IllegalArgumentException("no order " + orderId));
        return shop.orders()
                .look(orderId, order -> ShippedParcel.of(shop, order).toList())
                .orElseThrow();
    }

    public Optional<ShippedParcel> find(String packageId) {
        String orderId = Parcel.orderId(packageId);
        return world.shopOfOrder(orderId).flatMap(shop -> of(orderId).stream()
                .filter(p -> p.packageId().equals(packageId))
                .findFirst());
    }

    /** How often the line was marked as shipped with effect: more than 1 only when repeats are accepted. */
    public int effectiveUploads(String lineId) {
        return world.shops().stream()
                .mapToInt(shop -> shop.fulfilment().uploads().effective(lineId))
                .sum();
    }

    /** The same for every line that was marked at all. */
    public Map<String, Integer> effectiveUploads() {
        return counts(UploadCounts::effective);
    }

    /** How often each line was to be marked again and answered 21011040. */
    public Map<String, Integer> refusedRepeats() {
        return counts(UploadCounts::refusedRepeats);
    }

    /** How the API judges labels and how parcels travel. */
    public ShippingRules rules() {
        return rules;
    }

    /** The shipping providers of a shop by delivery option; to be changed at will. */
    public CarrierLists carriers(String shopId) {
        return world.shop(shopId)
                .orElseThrow(() -> new IllegalArgumentException("no shop " + shopId))
                .fulfilment()
                .carriers();
    }

    private Map<String, Integer> counts(Function<UploadCounts, Map<String, Integer>> which) {
        Map<String, Integer> all = new HashMap<>();
        world.shops().forEach(shop -> all.putAll(which.apply(shop.fulfilment().uploads())));
        return all;
    }
}
