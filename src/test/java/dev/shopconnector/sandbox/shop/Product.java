package dev.shopconnector.sandbox.shop;

import java.util.List;

/**
 * A product of a shop.
 *
 * @param status as in product search, such as {@code ACTIVATE}
 * @param pounds package weight as decimal text, empty when the seller gave none
 * @param createTime unix seconds, as {@code updateTime}
 */
public record Product(
        String id, String title, String status, String pounds, long createTime, long updateTime, List<Sku> skus) {}
