package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokShop;
import java.util.List;
import java.util.stream.Collectors;

/** Which of the shops that a consent covers this connector joins to ShipStation: a US shop of a local seller. */
final class ShopChoice {
    private ShopChoice() {}

    /** @throws ConsentRefusedException when there is not exactly one; the message says why */
    static TikTokShop of(List<TikTokShop> shops) {
        List<TikTokShop> connectable = connectable(shops);
        if (connectable.size() > 1) {
            throw new ConsentRefusedException(
                    409,
                    "This consent covers several shops: " + names(connectable)
                            + ". A link connects one; begin on the connector's page 'Connect a store' to choose.");
        }
        return connectable.get(0);
    }

    /** @throws ConsentRefusedException when there is none; the message says why */
    static List<TikTokShop> connectable(List<TikTokShop> shops) {
        if (shops.isEmpty()) {
            throw new ConsentRefusedException(409, "TikTok lists no shop for this consent.");
        }
        List<TikTokShop> american =
                shops.stream().filter(shop -> shop.region().equals("US")).toList();
        if (american.isEmpty()) {
            throw new ConsentRefusedException(
                    409, "Only US shops can be connected; this consent covers " + names(shops) + ".");
        }
        List<TikTokShop> local = american.stream()
                .filter(shop -> !shop.sellerType().equals("CROSS_BORDER"))
                .toList();
        if (local.isEmpty()) {
            throw new ConsentRefusedException(
                    409,
                    "Cross-border sellers cannot use Seller Shipping in the US, so " + names(american)
                            + " cannot be connected.");
        }
        return local;
    }

    static String names(List<TikTokShop> shops) {
        return shops.stream().map(s -> s.name() + " (" + s.region() + ")").collect(Collectors.joining(", "));
    }
}
