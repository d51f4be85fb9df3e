package dev.shopconnector.webhooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an operator should know of calls at the door: each kind once in ten minutes, however many there are. */
@Component
class WebhookWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWarnings.class);

    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build();

    void forged() {
        if (first("forged")) {
            LOG.warn("A webhook without TikTok Shop's signature was refused (others in the next ten minutes are not"
                    + " logged). If TikTok's own are refused, check TIKTOK_APP_KEY and TIKTOK_APP_SECRET; see"
                    + " docs/operations.md, 'Webhooks do not arrive'.");
        }
    }

    /** @param id made of the body's hash */
    void unreadable(String id) {
        if (first("unreadable")) {
            LOG.warn(
                    "TikTok Shop sent a webhook that cannot be read, stored as {} (others in the next ten minutes are not"
                            + " logged). Orders are polled anyway; tell the connector's developers if it goes on.",
                    id);
        }
    }

    void notStored(String why) {
        if (first("not stored")) {
            LOG.warn(
                    "A webhook could not be stored: {}. TikTok Shop repeats it, and orders are polled anyway; if this goes"
                            + " on, look at the database first, see docs/operations.md, 'The database was away'.",
                    why);
        }
    }

    private boolean first(String kind) {
        return told.asMap().putIfAbsent(kind, true) == null;
    }
}
