package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokBundlePart;
import dev.shopconnector.tiktok.TikTokLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines that a picker cannot tell apart: TikTok has a line for each unit, ShipStation has an item with a quantity. */
record LineGroup(List<TikTokLine> lines) {

    /** The groups, in the order of their first lines; each line is in exactly one. */
    static List<LineGroup> of(List<TikTokLine> lines) {
        Map<Key, List<TikTokLine>> groups = new LinkedHashMap<>();
        for (TikTokLine line : lines) {
            groups.computeIfAbsent(Key.of(line), key -> new ArrayList<>()).add(line);
        }
        return groups.values().stream().map(LineGroup::new).toList();
    }

    TikTokLine first() {
        return lines.get(0);
    }

    List<String> lineIds() {
        return lines.stream().map(TikTokLine::id).toList();
    }

    /** All that makes a unit its own; a unit without a SKU stays alone. Discounts are the payment's. */
    private record Key(
            String sku,
            @Nullable String productId,
            @Nullable String productName,
            @Nullable String skuName,
            @Nullable String sellerSku,
            @Nullable String price,
            @Nullable String currency,
            boolean gift,
            @Nullable String podInfoId,
            @Nullable String unboxingSkuCode,
            List<TikTokBundlePart> parts) {

        static Key of(TikTokLine line) {
            return new Key(
                    line.skuId() == null ? "line " + line.id() : line.skuId(),
                    line.productId(),
                    line.productName(),
                    line.skuName(),
                    line.sellerSku(),
                    price(line.originalPrice()),
                    line.currency(),
                    Boolean.TRUE.equals(line.isGift()),
                    line.podInfoId(),
                    line.unboxingSkuCode(),
                    line.combinedListingSkus());
        }

        private static @Nullable String price(@Nullable String text) {
            BigDecimal amount = Money.parse(text);
            return amount == null ? text : amount.stripTrailingZeros().toString();
        }
    }
}
