package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.orders.OrderJson;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.Shop;
import org.jspecify.annotations.Nullable;

/** What TikTok Shop says of a carrier and a tracking number for an order. */
final class LabelCheck {
    private static final String MISMATCH =
            "The tracking number you entered does not match your selected logistics provider. Check the tracking number"
                    + " and logistics provider. Did you mean to select ";

    private final ShippingRules rules;

    LabelCheck(ShippingRules rules) {
        this.rules = rules;
    }

    /**
     * Checks, and takes the number for the order.
     *
     * @throws ApiError when carrier or number are refused
     */
    Label pass(Shop shop, Order order, String providerId, String tracking) {
        Carrier carrier = shop.fulfilment()
                .carriers()
                .find(order.profile.deliveryOptionId(), providerId)
                .orElseThrow(Refused::trackingOrProvider);
        if (!TrackingShape.allowed(tracking)) {
            throw Refused.trackingOrProvider();
        }
        Verdict usps = rules.usps();
        if (usps != null
                && carrier.equals(Carrier.USPS)
                && order.profile.shippingType().equals("SELLER")) {
            throw Refused.with(usps.code(), usps.message());
        }
        String warning = warning(carrier, tracking);
        if (!shop.fulfilment().numbers().take(tracking, order, OrderJson.shipTo(order, shop))) {
            throw Refused.duplicateTracking();
        }
        return new Label(carrier, tracking, warning);
    }

    private @Nullable String warning(Carrier carrier, String tracking) {
        Verdict verdict = rules.verdict(tracking).orElse(null);
        if (verdict != null) {
            if (verdict.code() != 0) {
                throw Refused.with(verdict.code(), verdict.message());
            }
            return verdict.message();
        }
        Carrier clearly = TrackingShape.carrierOf(tracking).orElse(carrier);
        if (clearly.equals(carrier)) {
            return null;
        }
        String mismatch = MISMATCH + clearly.name() + "?";
        if (rules.mismatchRefused()) {
            throw Refused.noCarrier(mismatch);
        }
        return mismatch;
    }
}
