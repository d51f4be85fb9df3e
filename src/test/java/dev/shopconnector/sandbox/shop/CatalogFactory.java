package dev.shopconnector.sandbox.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The catalogue that every shop starts with: plain SKUs, SKUs without a seller's code, a bundle, awkward names. */
public final class CatalogFactory {
    private final int shop;
    private final long now;
    private final List<Product> products = new ArrayList<>();
    private List<Sku> skus = new ArrayList<>();

    private CatalogFactory(int shop, long now) {
        this.shop = shop;
        this.now = now;
    }

    /** {@code now} in unix seconds. */
    public static Catalog build(int shop, long now) {
        CatalogFactory f = new CatalogFactory(shop, now);
        f.sku("Fern Stoneware Mug", "MUG-FERN-GRN", "Green", 1650)
                .sku("Fern Stoneware Mug", "MUG-FERN-BLU", "Blue", 1650);
        f.product("Fern Stoneware Mug", "ACTIVATE", "0.9");
        f.sku("Tidewater Throw Blanket", "THROW-TW-S", "Sand, 50x60 in", 4200)
                .sku("Tidewater Throw Blanket", "THROW-TW-L", "Sand, 60x80 in", 5895);
        f.product("Tidewater Throw Blanket", "ACTIVATE", "2.35");
        f.sku("Bramble & Oak Hand Soap", "SOAP-BO-12", "12 oz", 899);
        f.product("Bramble & Oak Hand Soap", "ACTIVATE", "1");
        f.sku("Pocket Star Map \u2014 \u661f\u56f3 \u2728", "MAP-STAR-01", "Folded", 1200);
        f.product("Pocket Star Map \u2014 \u661f\u56f3 \u2728", "ACTIVATE", "0.12");
        f.sku("Copper Plant Mister", "", "Default", 2150);
        f.product("Copper Plant Mister", "ACTIVATE", "0.75");
        f.sku("Quilted Oven Mitt <Pair> \"Classic\"", "MITT-CL 2/PK", "Red, One Size", 1799);
        f.product("Quilted Oven Mitt <Pair> \"Classic\"", "ACTIVATE", "");
        f.sku("Enamel Pin, Assorted", "PIN-ASST", "Random", 35);
        f.product("Enamel Pin, Assorted", "ACTIVATE", "0.02");
        f.sku("Extra " + "Long ".repeat(40) + "Name Garden Hose", "HOSE-XL", "100 ft", 12999);
        f.product("Extra " + "Long ".repeat(40) + "Name Garden Hose", "SELLER_DEACTIVATED", "14.5");
        f.bundle("Morning Table Set", "SET-MORNING", 5200);
        f.product("Morning Table Set", "ACTIVATE", "3.2");
        f.sku("Walnut Phone Stand", "STAND-WAL", "Default", 2600).sku("Walnut Phone Stand", "", "Engraved", 3100);
        f.product("Walnut Phone Stand", "ACTIVATE", "0.5");
        f.sku("Retired Candle", "CNDL-OLD", "Default", 1400);
        f.product("Retired Candle", "DELETED", "0.8");
        return new Catalog(f.products);
    }

    private CatalogFactory sku(String product, String sellerSku, String name, long cents) {
        skus.add(new Sku(skuId(), productId(), product, sellerSku, name, cents, List.of()));
        return this;
    }

    private void bundle(String name, String sellerSku, long cents) {
        List<Sku.Part> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sku part = products.get(i).skus().get(0);
            parts.add(new Sku.Part(part.id(), part.productId(), part.sellerSku(), i == 0 ? 2 : 1));
        }
        skus.add(new Sku(skuId(), productId(), name, sellerSku, "Default", cents, List.copyOf(parts)));
    }

    private void product(String title, String status, String pounds) {
        products.add(new Product(
                productId(),
                title,
                status,
                pounds,
                now - 200 * 86_400L,
                now - products.size() * 86_400L,
                List.copyOf(skus)));
        skus = new ArrayList<>();
    }

    private String productId() {
        return String.format(Locale.ROOT, "17296%05d%09d", shop, products.size() + 1);
    }

    private String skuId() {
        return String.format(Locale.ROOT, "17296%05d%07d%02d", shop, products.size() + 500_001, skus.size() + 1);
    }
}
