package dev.shopconnector.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that came.
 *
 * @param effect what came of it, in a word; null while it waits
 * @param receivedAt by the database's clock
 */
public record PastWebhook(Webhook webhook, @Nullable String effect, Instant receivedAt) {}
