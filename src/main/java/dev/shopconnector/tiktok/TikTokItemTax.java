package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/**
 * A tax on one unit: TikTok Shop order API, {@code item_tax}. Amount in major units and rate, both decimal text.
 */
public record TikTokItemTax(@Nullable String taxType, @Nullable String taxAmount, @Nullable String taxRate) {

    static TikTokItemTax read(OrderFields fields) {
        return new TikTokItemTax(fields.text("tax_type"), fields.text("tax_amount"), fields.text("tax_rate"));
    }
}
