package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/**
 * What the buyer pays for the whole order: TikTok Shop order API, {@code payment}. Every amount is decimal text in
 * major units, such as "5.99" or "0"; discounts are positive. Documented: {@code subTotal = originalTotalProductPrice -
 * sellerDiscount - platformDiscount}, {@code shippingFee = originalShippingFee - shippingFeeSellerDiscount -
 * shippingFeePlatformDiscount}, {@code totalAmount = subTotal + shippingFee + tax + retailDeliveryFee}.
 */
public record TikTokPayment(
        @Nullable String currency,
        @Nullable String subTotal,
        @Nullable String originalTotalProductPrice,
        @Nullable String sellerDiscount,
        @Nullable String platformDiscount,
        @Nullable String shippingFee,
        @Nullable String originalShippingFee,
        @Nullable String shippingFeeSellerDiscount,
        @Nullable String shippingFeePlatformDiscount,
        @Nullable String shippingFeeCofundedDiscount,
        @Nullable String tax,
        @Nullable String productTax,
        @Nullable String shippingFeeTax,
        @Nullable String retailDeliveryFee,
        @Nullable String itemInsuranceFee,
        @Nullable String itemInsuranceTax,
        @Nullable String totalAmount,
        @Nullable String paymentPlatformDiscount,
        @Nullable String paymentDiscountServiceFee,
        @Nullable String handlingFee,
        @Nullable String smallOrderFee,
        @Nullable String buyerServiceFee,
        @Nullable String shippingInsuranceFee) {

    static TikTokPayment read(OrderFields fields) {
        return new TikTokPayment(
                fields.text("currency"),
                fields.text("sub_total"),
                fields.text("original_total_product_price"),
                fields.text("seller_discount"),
                fields.text("platform_discount"),
                fields.text("shipping_fee"),
                fields.text("original_shipping_fee"),
                fields.text("shipping_fee_seller_discount"),
                fields.text("shipping_fee_platform_discount"),
                fields.text("shipping_fee_cofunded_discount"),
                fields.text("tax"),
                fields.text("product_tax"),
                fields.text("shipping_fee_tax"),
                fields.text("retail_delivery_fee"),
                fields.text("item_insurance_fee"),
                fields.text("item_insurance_tax"),
                fields.text("total_amount"),
                fields.text("payment_platform_discount"),
                fields.text("payment_discount_service_fee"),
                fields.text("handling_fee"),
                fields.text("small_order_fee"),
                fields.text("buyer_service_fee"),
                fields.text("shipping_insurance_fee"));
    }
}
