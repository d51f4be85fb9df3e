package dev.shopconnector.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a call by TikTok Shop (TikTok Shop, "Webhooks"): ids, words and times, never the body. All of it is
 * TikTok's word at the time of sending and a reason to look, nothing more.
 *
 * @param id {@code tts_notification_id}; made of the body's hash when there is none
 * @param type TikTok's number of the event; null when the body could not be read
 * @param shopId null when the body names none
 * @param orderIds the orders that it is about; may be empty
 * @param told the status that it tells, in the words of the order API; null when it tells none
 * @param changedAt {@code update_time} or {@code create_time} in unix seconds; null when it has none
 * @param sentAt {@code timestamp} in unix seconds; 0 when it has none
 * @param endsAt when the authorisation ends, in unix seconds; null when it is not about that
 */
public record Webhook(
        String id,
        @Nullable Integer type,
        @Nullable String shopId,
        List<String> orderIds,
        @Nullable String told,
        @Nullable Long changedAt,
        long sentAt,
        @Nullable Long endsAt) {
    public Webhook {
        orderIds = List.copyOf(orderIds);
    }

    boolean isReadable() {
        return type != null && shopId != null;
    }
}
