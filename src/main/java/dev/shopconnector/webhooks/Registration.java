package dev.shopconnector.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt to tell TikTok Shop our address for a shop, one event type after the other, or to take it back. Not
 * thread-safe.
 */
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

    /** Get Shop Webhooks. */
    public TikTokCall question() {
        return TikTokCall.webhooks(shop);
    }

    /**
     * The event types for which TikTok Shop calls this address; another address is somebody else's.
     *
     * @throws TikTokTransientException when the answer holds no list
     */
    public List<String> ours(TikTokAnswer answer) {
        JsonNode webhooks = answer.data().path("webhooks");
        if (!webhooks.isArray()) {
            throw new TikTokTransientException(
                    new TikTokError("webhooks.list", 200, "0", "the answer has no list", answer.requestId(), null));
        }
        List<String> types = new ArrayList<>();
        webhooks.forEach(webhook -> {
            if (webhook.path("address").asText().equals(address)) {
                types.add(webhook.path("event_type").asText());
            }
        });
        return types;
    }

    /** Delete Shop Webhook for this event type. */
    public TikTokCall removal(String eventType) {
        return TikTokCall.removeWebhook(shop, eventType);
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
