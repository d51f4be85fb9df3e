package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.tiktok.TikTokAddress;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import dev.shopconnector.tiktok.UnreadableOrderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands sealed in an order: what was bought and, apart from it, what it says about people. */
@Component
@Transactional(readOnly = true)
public class OrderContents {
    private final JdbcClient db;
    private final OrderSeal seal;
    private final ObjectMapper json;

    OrderContents(JdbcClient db, OrderSeal seal, ObjectMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /**
     * Units of an order that are alike.
     *
     * @param title the product's name; null when TikTok tells none
     * @param variant the SKU's name, as colour or size
     * @param sku the seller's own
     * @param status TikTok's status of these units
     * @param price of one unit, decimal text in major units
     */
    public record Item(
            @Nullable String title,
            @Nullable String variant,
            @Nullable String sku,
            @Nullable String status,
            @Nullable String price,
            @Nullable String currency) {}

    /** An {@link Item} and how many there are of it. */
    public record Items(Item item, int units) {}

    /** What was bought, without a word about people; nothing when the order cannot be read or its contents were erased. */
    public List<Items> items(String shopId, String orderId) {
        Map<Item, Integer> units = new LinkedHashMap<>();
        read(shopId, orderId).map(Opened::order).ifPresent(order -> order.lineItems()
                .forEach(line -> units.merge(item(line), 1, Integer::sum)));
        return units.entrySet().stream()
                .map(entry -> new Items(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * What the order says about people, by what it is, in the order in which a person reads it. Who shows this writes down
     * that it was shown. Nothing when the order cannot be read or its contents were erased.
     */
    public Map<String, String> personalData(String shopId, String orderId) {
        Map<String, String> told = new LinkedHashMap<>();
        read(shopId, orderId).ifPresent(opened -> tell(opened, told));
        return told;
    }

    private record Opened(TikTokOrder order, @Nullable ShipTo stored) {}

    private static void tell(Opened opened, Map<String, String> told) {
        TikTokOrder order = opened.order();
        ShipTo now = ShipToReader.read(order);
        ShipTo known = opened.stored() == null ? now : opened.stored();
        TikTokAddress address = order.recipientAddress();
        if (known != null) {
            put(told, "Name", known.name());
            put(told, "Phone", known.phone());
            put(told, "Address", joined("\n", known.line1(), known.line2(), known.line3()));
            put(
                    told,
                    "Place",
                    joined(" ", known.city(), known.stateProvince(), known.postalCode(), known.countryCode()));
        }
        if (address != null && address.deliveryPreferences() != null) {
            put(told, "Drop-off location", address.deliveryPreferences().dropOffLocation());
        }
        put(told, "E-mail", order.buyerEmail());
        put(told, "Nickname", order.buyerNickname());
        put(told, "Buyer's message", order.buyerMessage());
        put(told, "Seller's note", order.sellerNote());
    }

    private static void put(Map<String, String> told, String what, @Nullable String value) {
        String clean = CleanText.of(value);
        if (clean != null) {
            told.put(what, clean);
        }
    }

    private static String joined(String by, @Nullable String... parts) {
        List<String> known = new ArrayList<>();
        for (String part : parts) {
            if (part != null) {
                known.add(part);
            }
        }
        return String.join(by, known);
    }

    private static Item item(TikTokLine line) {
        return new Item(
                CleanText.of(line.productName()),
                CleanText.of(line.skuName()),
                CleanText.of(line.sellerSku()),
                CleanText.of(line.displayStatus()),
                CleanText.of(line.salePrice()),
                CleanText.of(line.currency()));
    }

    private Optional<Opened> read(String shopId, String orderId) {
        return db.sql("SELECT payload, ship_to FROM orders WHERE shop_id = :shop AND order_id = :order"
                        + " AND LENGTH(payload) > 0")
                .param("shop", shopId)
                .param("order", orderId)
                .query((row, number) -> opened(shopId, orderId, row.getBytes("payload"), row.getBytes("ship_to")))
                .optional()
                .flatMap(opened -> opened);
    }

    private Optional<Opened> opened(String shopId, String orderId, byte[] payload, byte @Nullable [] shipTo) {
        try {
            TikTokOrder order = TikTokOrderReader.read(json.readTree(seal.openPayload(shopId, orderId, payload)));
            return Optional.of(new Opened(order, shipTo == null ? null : seal.openShipTo(shopId, orderId, shipTo)));
        } catch (UnreadableOrderException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the stored JSON of order " + orderId + " is no JSON");
        }
    }
}
