package dev.shopconnector.tiktok;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as TikTok tells it: TikTok Shop order API, the order object of search and detail. Statuses and types stay
 * the text that TikTok sent, because it adds new ones without notice; times are UTC, read from unix seconds. Only
 * {@code id} is sure to be there; fields that this connector does not use are left out.
 */
public record TikTokOrder(
        String id,
        @Nullable String status,
        @Nullable String orderType,
        @Nullable String fulfillmentType,
        @Nullable String shippingType,
        @Nullable String deliveryType,
        @Nullable String deliveryOptionId,
        @Nullable String deliveryOptionName,
        @Nullable Instant createTime,
        @Nullable Instant paidTime,
        @Nullable Instant updateTime,
        @Nullable Instant rtsTime,
        @Nullable Instant rtsSlaTime,
        @Nullable Instant ttsSlaTime,
        @Nullable Instant shippingDueTime,
        @Nullable Instant collectionTime,
        @Nullable Instant deliveryTime,
        @Nullable Instant deliverySlaTime,
        @Nullable Instant deliveryOptionRequiredDeliveryTime,
        @Nullable Instant cancelTime,
        @Nullable Instant requestCancelTime,
        @Nullable String cancelReason,
        @Nullable String cancellationInitiator,
        @Nullable Boolean isBuyerRequestCancel,
        @Nullable Boolean isOnHoldOrder,
        @Nullable Boolean isCod,
        @Nullable Boolean isSampleOrder,
        @Nullable Boolean isReplacementOrder,
        @Nullable String replacedOrderId,
        @Nullable Boolean isExchangeOrder,
        @Nullable String exchangeSourceOrderId,
        @Nullable String buyerEmail,
        @Nullable String buyerMessage,
        @Nullable String buyerNickname,
        @Nullable String sellerNote,
        @Nullable String userId,
        @Nullable String warehouseId,
        @Nullable String shippingProvider,
        @Nullable String shippingProviderId,
        @Nullable String trackingNumber,
        List<TikTokPackage> packages,
        @Nullable String splitOrCombineTag,
        @Nullable String autoCombineGroupId,
        @Nullable Boolean hasUpdatedRecipientAddress,
        @Nullable String fastDeliveryProgram,
        @Nullable String commercePlatform,
        @Nullable String paymentMethodName,
        @Nullable TikTokAddress recipientAddress,
        List<TikTokLine> lineItems,
        @Nullable TikTokPayment payment) {

    static TikTokOrder read(OrderFields fields) {
        return new TikTokOrder(
                fields.identifier("id"),
                fields.text("status"),
                fields.text("order_type"),
                fields.text("fulfillment_type"),
                fields.text("shipping_type"),
                fields.text("delivery_type"),
                fields.text("delivery_option_id"),
                fields.text("delivery_option_name"),
                fields.time("create_time"),
                fields.time("paid_time"),
                fields.time("update_time"),
                fields.time("rts_time"),
                fields.time("rts_sla_time"),
                fields.time("tts_sla_time"),
                fields.time("shipping_due_time"),
                fields.time("collection_time"),
                fields.time("delivery_time"),
                fields.time("delivery_sla_time"),
                fields.time("delivery_option_required_delivery_time"),
                fields.time("cancel_time"),
                fields.time("request_cancel_time"),
                fields.text("cancel_reason"),
                fields.text("cancellation_initiator"),
                fields.flag("is_buyer_request_cancel"),
                fields.flag("is_on_hold_order"),
                fields.flag("is_cod"),
                fields.flag("is_sample_order"),
                fields.flag("is_replacement_order"),
                fields.text("replaced_order_id"),
                fields.flag("is_exchange_order"),
                fields.text("exchange_source_order_id"),
                fields.text("buyer_email"),
                fields.text("buyer_message"),
                fields.text("buyer_nickname"),
                fields.text("seller_note"),
                fields.text("user_id"),
                fields.text("warehouse_id"),
                fields.text("shipping_provider"),
                fields.text("shipping_provider_id"),
                fields.text("tracking_number"),
                fields.list("packages", TikTokPackage::read),
                fields.text("split_or_combine_tag"),
                fields.text("auto_combine_group_id"),
                fields.flag("has_updated_recipient_address"),
                fields.text("fast_delivery_program"),
                fields.text("commerce_platform"),
                fields.text("payment_method_name"),
                fields.object("recipient_address", TikTokAddress::read),
                fields.list("line_items", TikTokLine::read),
                fields.object("payment", TikTokPayment::read));
    }

    /** By when it must be shipped, or else is late: {@code rts_sla_time}, failing that the time of TikTok's cancellation. */
    public @Nullable Instant shipBy() {
        return rtsSlaTime == null ? shippingDueTime : rtsSlaTime;
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "TikTokOrder[" + id + ", " + status + "]";
    }
}
