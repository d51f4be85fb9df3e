package dev.shopconnector.sandbox.shop;

import java.util.List;

/**
 * What is sold.
 *
 * @param sellerSku the seller's own code, empty when the seller gave none
 * @param cents list price
 * @param parts of a virtual bundle, else empty
 */
public record Sku(
        String id, String productId, String productName, String sellerSku, String name, long cents, List<Part> parts) {

    public String image() {
        return "https://img.example.invalid/sandbox/" + id + ".jpeg";
    }

    /** One component of a bundle. */
    public record Part(String skuId, String productId, String sellerSku, int count) {}
}
