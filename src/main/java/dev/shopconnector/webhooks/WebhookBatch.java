package dev.shopconnector.webhooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waiting webhooks of one shop, to be acted on in one transaction: what several of them ask for is asked for once. Not
 * thread-safe.
 */
public final class WebhookBatch {
    private final @Nullable String shopId;
    private final List<Webhook> webhooks;
    private final Set<String> orders = new LinkedHashSet<>();
    private final Map<String, List<String>> effects = new LinkedHashMap<>();

    /** @param shopId null when the connector has no such shop */
    WebhookBatch(@Nullable String shopId, List<Webhook> webhooks) {
        this.shopId = shopId;
        this.webhooks = List.copyOf(webhooks);
    }

    /** The connected shop that the webhooks are about; null when there is none. */
    public @Nullable String getShopId() {
        return shopId;
    }

    public List<Webhook> getWebhooks() {
        return webhooks;
    }

    /** Whether more may be waiting. */
    public boolean isMore() {
        return !webhooks.isEmpty();
    }

    /** The orders of this webhook are to be read again. */
    void readAgain(Webhook webhook) {
        orders.addAll(webhook.orderIds());
    }

    /** What came of this webhook. */
    void note(Webhook webhook, String effect) {
        effects.computeIfAbsent(effect, word -> new ArrayList<>()).add(webhook.id());
    }

    Set<String> orders() {
        return orders;
    }

    /** Ids of webhooks by what came of them. */
    Map<String, List<String>> effects() {
        return effects;
    }
}
