package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.orders.OrderHistory;
import dev.shopconnector.sandbox.shop.CatalogFactory;
import dev.shopconnector.sandbox.shop.Fulfilment;
import dev.shopconnector.sandbox.shop.OrderBook;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.Warehouse;
import dev.shopconnector.sandbox.shop.World;
import dev.shopconnector.sandbox.webhooks.OrderNews;
import dev.shopconnector.sandbox.webhooks.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the sellers: one with one shop, one from abroad whose consent covers two, two more that can be connected in the
 * United States (one shop; two in one consent), and others on request.
 */
final class WorldBuilder {
    private static final int MOST_IN_OTHER_SHOPS = 20;

    private final SandboxOptions options;
    private final SandboxClock clock;
    private final World world;
    private final Webhooks webhooks;

    WorldBuilder(SandboxOptions options, SandboxClock clock, World world, Webhooks webhooks) {
        this.options = options;
        this.clock = clock;
        this.world = world;
        this.webhooks = webhooks;
    }

    /** The sellers and orders of a fresh sandbox, replacing what there was. */
    void build() {
        world.clear();
        addSeller("Fern & Tide Goods", 1, options.orders());
        int few = Math.min(options.orders(), MOST_IN_OTHER_SHOPS);
        addSeller("Two Lanterns Trading", 2, few);
        addSeller("Harbor Lane Crafts", 1, few, "LOCAL");
        addSeller("Quill & Copper", 2, few, "LOCAL");
    }

    Seller addSeller(String name, int shopCount, int ordersPerShop) {
        return addSeller(name, shopCount, ordersPerShop, shopCount == 1 ? "LOCAL" : "CROSS_BORDER");
    }

    Seller addSeller(String name, int shopCount, int ordersPerShop, String type) {
        return addSeller(name, shopCount, ordersPerShop, type, "US");
    }

    synchronized Seller addSeller(String name, int shopCount, int ordersPerShop, String type, String region) {
        int number = world.sellers().size() + 1;
        int firstShop = world.shops().size() + 1;
        List<Shop> shops = new ArrayList<>();
        for (int i = 0; i < shopCount; i++) {
            shops.add(shop(firstShop + i, shopCount == 1 ? name : name + " " + (i + 1), type, region, ordersPerShop));
        }
        Seller seller = new Seller(
                Integer.toString(number),
                String.format(Locale.ROOT, "SandboxOpenId%06d", number),
                name,
                type,
                List.copyOf(shops));
        world.add(seller);
        return seller;
    }

    private Shop shop(int number, String name, String type, String region, int orders) {
        long start = clock.seconds();
        String id = String.format(Locale.ROOT, "7496%015d", number);
        OrderBook book = new OrderBook(clock::seconds, new OrderNews(id, clock, webhooks));
        book.addAll(new OrderHistory(options.seed(), number, start, options.days()).orders(orders));
        return new Shop(
                number,
                id,
                String.format(Locale.ROOT, "USLCSBX%03d", number),
                String.format(Locale.ROOT, "GCP_sbx%03dAAAAABkQ7vLwT0c_dU-9e", number),
                name,
                type,
                region,
                CatalogFactory.build(number, start),
                List.of(
                        warehouse(number, 1, "Main warehouse", "400 Foundry Rd", "Dock 2", "Reno", "Nevada", "89502"),
                        warehouse(number, 2, "East warehouse", "17 Tannery Ln", "Bay 5", "Dayton", "Ohio", "45402")),
                book,
                new Fulfilment());
    }

    private static Warehouse warehouse(
            int shop, int number, String name, String line1, String line2, String city, String state, String zip) {
        return new Warehouse(
                String.format(Locale.ROOT, "7301%015d", shop * 1000 + number),
                name,
                line1,
                line2,
                city,
                state,
                zip,
                "(+1)7755550120");
    }
}
