package dev.shopconnector.sandbox.shop;

import java.util.List;
import java.util.Optional;

/** The products of a shop. */
public final class Catalog {
    private final List<Product> products;
    private final List<Sku> skus;

    public Catalog(List<Product> products) {
        this.products = List.copyOf(products);
        this.skus = products.stream().flatMap(p -> p.skus().stream()).toList();
    }

    public List<Product> products() {
        return products;
    }

    public List<Sku> skus() {
        return skus;
    }

    public Optional<Product> product(String id) {
        return products.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** A SKU by its id or by the seller's code. */
    public Optional<Sku> sku(String idOrSellerSku) {
        return skus.stream()
                .filter(s -> s.id().equals(idOrSellerSku)
                        || (!s.sellerSku().isEmpty() && s.sellerSku().equals(idOrSellerSku)))
                .findFirst();
    }
}
