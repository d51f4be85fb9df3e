package dev.shopconnector.webhooks;

import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import dev.shopconnector.tiktok.TikTokException;
import java.util.ArrayList;
import java.util.List;

/** One attempt to tell TikTok Shop our address for a shop, one event type after the other. Not thread-safe. */
public final class Registration {
    private final ShopAccess shop;
    private final String address;
    private final long attempt;
    private final List<String> refusals = new ArrayList<>();

    /** @param attempt the fencing token of whoever is at it */
    Registration(ShopAccess shop, String address, long attempt) {
        this.shop = shop;
        this.address = address;
        this.attempt = attempt;
    }

    public String getShopId() {
        return shop.shopId();
    }

    /** Update Shop Webhook for this event type. */
    public TikTokCall call(String eventType) {
        return TikTokCall.registerWebhook(shop, eventType, address);
    }

    void refused(String eventType, String why) {
        refusals.add(eventType + " (" + why + ")");
    }

    /** Whether every event type was taken. */
    public boolean isComplete() {
        return refusals.isEmpty();
    }

    /** What TikTok Shop refused, and why. */
    public String getRefusals() {
        return String.join("; ", refusals);
    }

    long attempt() {
        return attempt;
    }

    static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TikTokException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failure.getClass().getSimpleName();
    }
}
