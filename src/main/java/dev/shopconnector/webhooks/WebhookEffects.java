package dev.shopconnector.webhooks;

import dev.shopconnector.connections.ShopAuthorizations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a webhook may lead to; {@code webhooks.act} says which type leads to what. */
@Component("webhookEffects")
@Transactional(propagation = Propagation.MANDATORY)
public class WebhookEffects {
    private final ShopAuthorizations authorizations;

    WebhookEffects(ShopAuthorizations authorizations) {
        this.authorizations = authorizations;
    }

    /** The orders that it names are read again soon. */
    public void readAgain(WebhookBatch batch, Webhook webhook) {
        batch.readAgain(webhook);
        batch.note(webhook, webhook.orderIds().isEmpty() ? "none" : "read-again");
    }

    /** The shop stops until its seller consents again, unless the seller did so since. */
    public void deauthorize(WebhookBatch batch, Webhook webhook) {
        boolean done = authorizations.deauthorized(shop(batch), sentAt(webhook));
        batch.note(webhook, done ? "deauthorized" : "overtaken");
    }

    /** The end of the authorisation is known from TikTok Shop, unless the seller has consented anew since. */
    public void endsSoon(WebhookBatch batch, Webhook webhook) {
        Long ends = webhook.endsAt();
        boolean done = ends != null
                && authorizations.endsSoon(shop(batch), sentAt(webhook), Instant.ofEpochSecond(plausible(ends)));
        batch.note(webhook, done ? "ends-soon" : ends == null ? "none" : "overtaken");
    }

    /** It is stored, and that is all; {@code effect} says why. */
    public void nothing(WebhookBatch batch, Webhook webhook, String effect) {
        batch.note(webhook, effect);
    }

    private static String shop(WebhookBatch batch) {
        @Nullable String shopId = batch.getShopId();
        if (shopId == null) {
            throw new IllegalStateException("webhooks.act must ask first whether the shop is known");
        }
        return shopId;
    }

    private static Instant sentAt(Webhook webhook) {
        return Instant.ofEpochSecond(plausible(webhook.sentAt()));
    }

    /** Seconds that a database can hold. */
    private static long plausible(long seconds) {
        return Math.max(0, Math.min(seconds, 253_402_214_400L));
    }
}
