package dev.shopconnector.sandbox.shop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All sellers of the sandbox. */
public final class World {
    private final List<Seller> sellers = new CopyOnWriteArrayList<>();

    public List<Seller> sellers() {
        return List.copyOf(sellers);
    }

    public Optional<Seller> seller(String id) {
        return sellers.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    public List<Shop> shops() {
        return sellers.stream().flatMap(s -> s.shops().stream()).toList();
    }

    public Optional<Shop> shop(String id) {
        return shops().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** The shop that has this order. */
    public Optional<Shop> shopOfOrder(String orderId) {
        return shops().stream().filter(s -> s.orders().contains(orderId)).findFirst();
    }

    public void add(Seller seller) {
        sellers.add(seller);
    }

    public void clear() {
        sellers.clear();
    }
}
