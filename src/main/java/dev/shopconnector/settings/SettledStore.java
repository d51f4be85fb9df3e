package dev.shopconnector.settings;

import dev.shopconnector.connections.StoreSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A store as it is settled.
 *
 * @param version counts the savings; 0 when nobody has saved yet
 * @param changedAt when it was saved last, by the database's clock; null when never
 * @param changedBy who saved it last; null when nobody
 * @param importFrom the first-import date
 */
public record SettledStore(
        String shopId,
        long version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        String storeName,
        boolean active,
        Instant importFrom,
        StoreSettings settings) {}
