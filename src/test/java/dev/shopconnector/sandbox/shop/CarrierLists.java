package dev.shopconnector.sandbox.shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The shipping providers of a shop, by the id of the delivery option. Safe for use by many threads. */
public final class CarrierLists {
    private final Map<String, List<Carrier>> byOption = new ConcurrentHashMap<>();

    public CarrierLists() {
        byOption.put(OrderProfile.STANDARD, Carrier.ALL);
        byOption.put(OrderProfile.STANDARD_TIKTOK, Carrier.ALL);
    }

    /** Empty for a delivery option that the shop does not have. */
    public Optional<List<Carrier>> of(String deliveryOptionId) {
        return Optional.ofNullable(byOption.get(deliveryOptionId));
    }

    public Optional<Carrier> find(String deliveryOptionId, String carrierId) {
        return of(deliveryOptionId).orElse(List.of()).stream()
                .filter(c -> c.id().equals(carrierId))
                .findFirst();
    }

    /** Replaces the list; an option that the shop does not have comes into being. */
    public void set(String deliveryOptionId, List<Carrier> carriers) {
        byOption.put(deliveryOptionId, List.copyOf(carriers));
    }

    public void add(String deliveryOptionId, Carrier carrier) {
        byOption.merge(deliveryOptionId, List.of(carrier), (old, added) -> Stream.concat(old.stream(), added.stream())
                .toList());
    }

    public void remove(String deliveryOptionId, String carrierId) {
        byOption.computeIfPresent(deliveryOptionId, (option, old) -> old.stream()
                .filter(c -> !c.id().equals(carrierId))
                .toList());
    }
}
