package dev.shopconnector.orders;

import dev.shopconnector.shipstation.Product;
import dev.shopconnector.shipstation.ProductDetail;
import dev.shopconnector.shipstation.ProductIdentifiers;
import dev.shopconnector.shipstation.ProductUrls;
import dev.shopconnector.shipstation.SalesOrderItem;
import dev.shopconnector.tiktok.TikTokBundlePart;
import dev.shopconnector.tiktok.TikTokLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a group of TikTok lines to one item of ShipStation. */
final class ItemMapper {
    /** What ShipStation's Custom Store format has room for; the description keeps the whole name. */
    private static final int LONGEST_NAME = 200;

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-~]+");
    private static final Pattern OPTION_SEPARATOR = Pattern.compile(", ");

    private ItemMapper() {}

    static SalesOrderItem map(LineGroup group, List<String> warnings) {
        TikTokLine line = group.first();
        String option = option(line);
        String name = name(line, option);
        String description = option == null || option.equals(name) ? name : name + ", " + option;
        BigDecimal price = Money.parse(line.originalPrice());
        if (price == null) {
            warnings.add("Line " + line.id() + " has no price that can be read.");
        }
        return new SalesOrderItem(
                line.id(),
                description,
                product(line, name, option),
                group.lines().size(),
                price);
    }

    private static Product product(TikTokLine line, String name, @Nullable String option) {
        String sku = CleanText.of(line.sellerSku());
        String skuId = CleanText.of(line.skuId());
        String image = CleanText.of(line.skuImage());
        boolean hasImage = image != null && WEB_ADDRESS.matcher(image).matches();
        return new Product(
                firstOf(line.productId(), line.skuId(), line.id()),
                FittingText.of(name, LONGEST_NAME),
                null,
                sku == null && skuId == null ? null : new ProductIdentifiers(sku, skuId),
                details(line, option),
                null,
                hasImage ? new ProductUrls(null, image, null) : null);
    }

    private static List<ProductDetail> details(TikTokLine line, @Nullable String option) {
        List<ProductDetail> details = new ArrayList<>();
        if (option != null) {
            // TikTok gives the chosen values but not what they are values of.
            List<String> values = OPTION_SEPARATOR
                    .splitAsStream(option)
                    .map(CleanText::of)
                    .filter(Objects::nonNull)
                    .toList();
            for (int i = 0; i < values.size(); i++) {
                details.add(new ProductDetail(values.size() == 1 ? "Option" : "Option " + (i + 1), values.get(i)));
            }
        }
        if (Boolean.TRUE.equals(line.isGift())) {
            details.add(new ProductDetail("Gift", "Yes"));
        }
        if (Boolean.TRUE.equals(line.isDangerousGood())) {
            details.add(new ProductDetail("Dangerous good", "Yes"));
        }
        detail(details, "Print on demand", line.podInfoId());
        detail(details, "Unboxing code", line.unboxingSkuCode());
        for (int i = 0; i < line.combinedListingSkus().size(); i++) {
            detail(
                    details,
                    "Bundle part " + (i + 1),
                    part(line.combinedListingSkus().get(i)));
        }
        return details;
    }

    private static void detail(List<ProductDetail> details, String name, @Nullable String value) {
        String clean = CleanText.of(value);
        if (clean != null && !clean.equals("0")) {
            details.add(new ProductDetail(name, clean));
        }
    }

    private static String part(TikTokBundlePart part) {
        int count = part.skuCount() == null ? 1 : part.skuCount();
        String sku = CleanText.of(part.sellerSku());
        return count + " x "
                + (sku == null ? "TikTok SKU " + firstOf(part.skuId(), part.productId(), "unknown") : sku)
                + " in each";
    }

    /** The variant's name; products without variants have one called Default. */
    private static @Nullable String option(TikTokLine line) {
        String option = CleanText.of(line.skuName());
        return "Default".equals(option) ? null : option;
    }

    private static String name(TikTokLine line, @Nullable String option) {
        String name = CleanText.of(line.productName());
        if (name == null) {
            name = option == null ? CleanText.of(line.sellerSku()) : option;
        }
        return name == null ? "TikTok Shop item " + line.id() : name;
    }

    private static String firstOf(@Nullable String first, @Nullable String second, String otherwise) {
        String clean = CleanText.of(first);
        if (clean == null) {
            clean = CleanText.of(second);
        }
        return clean == null ? otherwise : clean;
    }
}
