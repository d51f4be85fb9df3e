package dev.shopconnector.tiktok;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call to TikTok Shop, before it is signed. It carries no credential, so it may be traced.
 *
 * @param operation how logs, metrics and errors name the call, such as {@code orders.search}
 * @param connectionId the connection whose token signs the call
 * @param shopId the shop that the call is about; null for calls about the connection
 * @param shopCipher TikTok's cipher of that shop, sent as {@code shop_cipher}; null where TikTok forbids it
 * @param query decoded parameters without the common ones; none is empty
 * @param body JSON text, null for a GET
 */
public record TikTokCall(
        String operation,
        String connectionId,
        @Nullable String shopId,
        @Nullable String shopCipher,
        String method,
        String path,
        Map<String, String> query,
        @Nullable String body) {

    /** The most ids that Get Order Detail takes. */
    public static final int DETAIL_IDS = 50;

    /** The most orders on a page of Get Order List. */
    public static final int PAGE_SIZE = 100;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public TikTokCall {
        query = Map.copyOf(query);
        if (query.containsValue("")) {
            throw new IllegalArgumentException("an empty query parameter breaks TikTok's signature: " + query.keySet());
        }
    }

    /** Get Authorized Shops: the shops that the seller's consent covers. */
    public static TikTokCall authorizedShops(String connectionId) {
        return new TikTokCall(
                "shops.authorized", connectionId, null, null, "GET", "/authorization/202309/shops", Map.of(), null);
    }

    /**
     * Get Order List, oldest change first. TikTok may answer with orders beyond the window, because they move while it
     * pages.
     *
     * @param pageSize 1 to 100
     * @param updatedFrom unix seconds, included
     * @param updatedBefore unix seconds, not included
     * @param pageToken from the page before, null or empty for the first
     */
    public static TikTokCall ordersUpdated(
            ShopAccess shop, int pageSize, long updatedFrom, long updatedBefore, @Nullable String pageToken) {
        return orders(shop, OrderTime.UPDATE, pageSize, updatedFrom, updatedBefore, pageToken);
    }

    /** The same by either time of an order, oldest first. */
    public static TikTokCall orders(
            ShopAccess shop, OrderTime by, int pageSize, long from, long before, @Nullable String pageToken) {
        if (pageSize < 1 || pageSize > PAGE_SIZE) {
            throw new IllegalArgumentException("page size must be 1 to " + PAGE_SIZE + ", not " + pageSize);
        }
        var query = new TreeMap<String, String>();
        query.put("page_size", Integer.toString(pageSize));
        query.put("sort_field", by.field());
        query.put("sort_order", "ASC");
        if (pageToken != null && !pageToken.isEmpty()) {
            query.put("page_token", pageToken);
        }
        var window = new TreeMap<String, Object>();
        window.put(by.field() + "_ge", from);
        window.put(by.field() + "_lt", before);
        return forShop("orders.search", shop, "POST", "/order/202309/orders/search", query, json(window));
    }

    /**
     * Get Order Detail.
     *
     * @param orderIds 1 to 50 ids
     */
    public static TikTokCall ordersDetail(ShopAccess shop, List<String> orderIds) {
        if (orderIds.isEmpty() || orderIds.size() > DETAIL_IDS) {
            throw new IllegalArgumentException("1 to " + DETAIL_IDS + " orders a call, not " + orderIds.size());
        }
        return forShop(
                "orders.detail", shop, "GET", "/order/202507/orders", Map.of("ids", String.join(",", orderIds)), null);
    }

    /**
     * Get Shipping Providers: the carriers that TikTok takes for a delivery option.
     *
     * @param deliveryOptionId of the order
     */
    public static TikTokCall shippingProviders(ShopAccess shop, String deliveryOptionId) {
        return forShop(
                "carriers.list",
                shop,
                "GET",
                "/logistics/202309/delivery_options/" + segment(deliveryOptionId) + "/shipping_providers",
                Map.of(),
                null);
    }

    /**
     * Mark Package As Shipped: one parcel with these units of an order. TikTok has no key against repetition, so an
     * answer that was lost is looked for before the call is made again.
     *
     * @param lineIds TikTok's ids of the units in the parcel, at least one
     */
    public static TikTokCall markShipped(
            ShopAccess shop, String orderId, List<String> lineIds, String providerId, String trackingNumber) {
        var parcel = new TreeMap<String, Object>();
        parcel.put("order_line_item_ids", lineIds);
        parcel.put("shipping_provider_id", providerId);
        parcel.put("tracking_number", trackingNumber);
        return forShop(
                "parcels.mark-shipped",
                shop,
                "POST",
                "/fulfillment/202309/orders/" + segment(orderId) + "/packages",
                Map.of(),
                json(parcel));
    }

    /** Update Shipping Info of an order that went in one parcel; TikTok allows it once, within 72 hours. */
    public static TikTokCall correctOrder(ShopAccess shop, String orderId, String providerId, String trackingNumber) {
        return correct(shop, "/fulfillment/202309/orders/" + segment(orderId), providerId, trackingNumber);
    }

    /** The same for one of several parcels of an order. */
    public static TikTokCall correctPackage(
            ShopAccess shop, String packageId, String providerId, String trackingNumber) {
        return correct(shop, "/fulfillment/202309/packages/" + segment(packageId), providerId, trackingNumber);
    }

    private static TikTokCall correct(ShopAccess shop, String path, String providerId, String trackingNumber) {
        var info = new TreeMap<String, Object>();
        info.put("shipping_provider_id", providerId);
        info.put("tracking_number", trackingNumber);
        return forShop("parcels.correct", shop, "POST", path + "/shipping_info/update", Map.of(), json(info));
    }

    /**
     * Update Shop Webhook: TikTok Shop calls this address for events of this type from now on; telling it again changes
     * nothing.
     *
     * @param eventType TikTok's name, as {@code ORDER_STATUS_CHANGE}
     * @param address at most 255 characters; https, a domain name and no port
     */
    public static TikTokCall registerWebhook(ShopAccess shop, String eventType, String address) {
        var webhook = new TreeMap<String, Object>();
        webhook.put("address", address);
        webhook.put("event_type", eventType);
        return forShop("webhooks.register", shop, "PUT", "/event/202309/webhooks", Map.of(), json(webhook));
    }

    private static String segment(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id of TikTok Shop: " + id.length() + " characters");
        }
        return id;
    }

    /** A call about a shop: {@code shop_cipher} is added to {@code query}. */
    public static TikTokCall forShop(
            String operation,
            ShopAccess shop,
            String method,
            String path,
            Map<String, String> query,
            @Nullable String body) {
        return new TikTokCall(operation, shop.connectionId(), shop.shopId(), shop.cipher(), method, path, query, body);
    }

    /** All query parameters but {@code app_key}, {@code timestamp} and {@code sign}, percent-encoded. */
    String encodedQuery() {
        var all = new TreeMap<>(query);
        if (shopCipher != null) {
            all.put("shop_cipher", shopCipher);
        }
        return all.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Calls that share a lane are made one after the other. */
    String lane() {
        return shopId != null ? shopId : "connection " + connectionId;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + body.keySet(), e);
        }
    }

    /** What a call about a shop needs to know of it. */
    public record ShopAccess(String connectionId, String shopId, String cipher) {}
}
