package dev.shopconnector.orders;

import dev.shopconnector.shipstation.Charge;
import dev.shopconnector.shipstation.Payment;
import dev.shopconnector.shipstation.PaymentStatus;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokPayment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order. It is always that of the whole order. What ShipStation will add up (items, taxes, shipping,
 * adjustments) is checked to the cent against TikTok's total, and so are TikTok's own sums; what does not add up is a
 * warning, never a refusal.
 */
final class PaymentMapper {
    private final List<String> warnings;
    private final List<Charge> taxes = new ArrayList<>();
    private final List<Charge> shipping = new ArrayList<>();
    private final List<Charge> adjustments = new ArrayList<>();

    private PaymentMapper(List<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * The payment.
     *
     * @param items what the items that are handed out come to, in major units
     * @param someLeftOut whether the order has lines that are not among them
     */
    static Payment map(
            TikTokOrder order, SalesOrderStatus status, BigDecimal items, boolean someLeftOut, List<String> warnings) {
        PaymentStatus paid = status(order, status);
        String method = fitting(order.paymentMethodName());
        TikTokPayment said = order.payment();
        if (said == null) {
            warnings.add("TikTok sent no payment for this order.");
            return new Payment(paid, List.of(), List.of(), List.of(), null, method);
        }
        var mapper = new PaymentMapper(warnings);
        BigDecimal total = mapper.map(said, items, someLeftOut);
        boolean nothingPaid = paid == PaymentStatus.AwaitingPayment
                || (paid == PaymentStatus.PaymentCancelled && order.paidTime() == null);
        return new Payment(paid, mapper.taxes, mapper.shipping, mapper.adjustments, nothingPaid ? null : total, method);
    }

    private @Nullable BigDecimal map(TikTokPayment said, BigDecimal items, boolean someLeftOut) {
        BigDecimal products = needed("original_total_product_price", said.originalTotalProductPrice());
        BigDecimal sellerDiscount = amount("seller_discount", said.sellerDiscount());
        BigDecimal platformDiscount = amount("platform_discount", said.platformDiscount());
        BigDecimal delivery = amount("original_shipping_fee", said.originalShippingFee());
        BigDecimal sellerDelivery = amount("shipping_fee_seller_discount", said.shippingFeeSellerDiscount());
        BigDecimal platformDelivery = amount("shipping_fee_platform_discount", said.shippingFeePlatformDiscount());
        BigDecimal tax = amount("tax", said.tax());
        BigDecimal deliveryFee = amount("retail_delivery_fee", said.retailDeliveryFee());
        BigDecimal total = needed("total_amount", said.totalAmount());

        charge(taxes, tax, "Sales tax");
        charge(taxes, deliveryFee, "Retail delivery fee");
        charge(shipping, delivery, "Shipping");
        charge(adjustments, sellerDiscount.negate(), "Seller discount");
        charge(adjustments, platformDiscount.negate(), "TikTok discount");
        charge(adjustments, sellerDelivery.negate(), "Seller shipping discount");
        charge(adjustments, platformDelivery.negate(), "TikTok shipping discount");

        if (products != null && !Money.same(products, items)) {
            warnings.add(
                    someLeftOut
                            ? "The payment is that of the whole order; cancelled and shipped lines are not listed."
                            : "The lines come to " + items.toPlainString() + ", TikTok's product total is "
                                    + products.toPlainString() + ".");
        }
        BigDecimal goods =
                (products == null ? items : products).subtract(sellerDiscount).subtract(platformDiscount);
        BigDecimal carriage = delivery.subtract(sellerDelivery).subtract(platformDelivery);
        checkSum("sub_total", said.subTotal(), goods);
        BigDecimal cofunded = amount("shipping_fee_cofunded_discount", said.shippingFeeCofundedDiscount());
        BigDecimal fee = Money.parse(said.shippingFee());
        if (fee == null || !Money.same(fee, carriage.subtract(cofunded))) {
            checkSum("shipping_fee", said.shippingFee(), carriage);
        }
        if (total != null) {
            BigDecimal sum = goods.add(carriage).add(tax).add(deliveryFee);
            close(total.subtract(sum), disputed(said, cofunded));
        }
        return total;
    }

    /** Amounts that are in the total of some orders and not of others: TikTok's formula does not name them. */
    private List<Charge> disputed(TikTokPayment said, BigDecimal cofunded) {
        List<Charge> disputed = new ArrayList<>();
        charge(disputed, cofunded.negate(), "Co-funded shipping discount");
        charge(disputed, amount("item_insurance_fee", said.itemInsuranceFee()), "Item insurance");
        charge(disputed, amount("item_insurance_tax", said.itemInsuranceTax()), "Item insurance tax");
        charge(disputed, amount("handling_fee", said.handlingFee()), "Handling fee");
        charge(disputed, amount("small_order_fee", said.smallOrderFee()), "Small order fee");
        charge(disputed, amount("buyer_service_fee", said.buyerServiceFee()), "Buyer service fee");
        charge(disputed, amount("shipping_insurance_fee", said.shippingInsuranceFee()), "Shipping insurance");
        charge(
                disputed,
                amount("payment_platform_discount", said.paymentPlatformDiscount())
                        .negate(),
                "TikTok payment discount");
        charge(
                disputed,
                amount("payment_discount_service_fee", said.paymentDiscountServiceFee()),
                "Payment discount service fee");
        return disputed;
    }

    /** Takes in the disputed amounts that make the sum exact, none when it is exact already, else warns. */
    private void close(BigDecimal gap, List<Charge> disputed) {
        for (int choice = 0; choice < 1 << disputed.size(); choice++) {
            List<Charge> chosen = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < disputed.size(); i++) {
                if ((choice & 1 << i) != 0) {
                    chosen.add(disputed.get(i));
                    sum = sum.add(disputed.get(i).amount());
                }
            }
            if (Money.same(sum, gap)) {
                adjustments.addAll(chosen);
                return;
            }
        }
        warnings.add("TikTok's total_amount differs by " + gap.toPlainString() + " from the sum of its parts.");
    }

    private void checkSum(String field, @Nullable String said, BigDecimal expected) {
        BigDecimal amount = Money.parse(said);
        if (said != null && amount == null) {
            warnings.add("TikTok's payment." + field + " is not an amount.");
        } else if (amount != null && !Money.same(amount, expected)) {
            warnings.add("TikTok's payment." + field + " is " + amount.toPlainString() + ", its parts come to "
                    + expected.toPlainString() + ".");
        }
    }

    private BigDecimal amount(String field, @Nullable String said) {
        BigDecimal amount = Money.parse(said);
        if (said != null && amount == null) {
            warnings.add("TikTok's payment." + field + " is not an amount.");
        }
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private @Nullable BigDecimal needed(String field, @Nullable String said) {
        BigDecimal amount = Money.parse(said);
        if (amount == null) {
            warnings.add("TikTok's payment." + field + " is " + (said == null ? "missing." : "not an amount."));
        }
        return amount;
    }

    private static void charge(List<Charge> charges, BigDecimal amount, String description) {
        if (amount.signum() != 0) {
            charges.add(new Charge(amount, description));
        }
    }

    private static PaymentStatus status(TikTokOrder order, SalesOrderStatus status) {
        return switch (status) {
            case AwaitingPayment -> PaymentStatus.AwaitingPayment;
            case Cancelled -> PaymentStatus.PaymentCancelled;
            case AwaitingShipment, Completed, OnHold, PendingFulfillment ->
                order.paidTime() == null && Boolean.TRUE.equals(order.isCod())
                        ? PaymentStatus.AwaitingPayment
                        : PaymentStatus.Paid;
        };
    }

    private static @Nullable String fitting(@Nullable String method) {
        String clean = CleanText.of(method);
        return clean == null || clean.codePointCount(0, clean.length()) > 50 ? null : clean;
    }
}
