package dev.shopconnector.sandbox.shop;

import java.util.List;
import java.util.Locale;

/**
 * A shop with its catalogue, warehouses and orders.
 *
 * @param number 1, 2, … within the sandbox; part of every id of the shop
 * @param region the country it sells in, as TikTok Shop abbreviates it; orders and prices are American anyway
 * @param cipher the value for {@code shop_cipher}
 */
public record Shop(
        int number,
        String id,
        String code,
        String cipher,
        String name,
        String sellerType,
        String region,
        Catalog catalog,
        List<Warehouse> warehouses,
        OrderBook orders,
        Fulfilment fulfilment) {

    /** The warehouse that an order ships from: TikTok's for FBT, else mostly the first. */
    public String warehouseOf(Order order) {
        if (order.profile.byTikTok()) {
            return "7301" + String.format(Locale.ROOT, "%015d", 999_000 + number);
        }
        return warehouses.get((order.seed & 7) == 0 ? 1 : 0).id();
    }
}
