package dev.shopconnector.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a store's personal data.
 *
 * @param retentionDays how many days closed orders keep it, and all orders after the authorisation ended
 * @param eraseAt when the data of all orders is erased, UTC by the database's clock; null while TikTok accepts the
 *     authorisation
 * @param askedBy who asked for it to be erased at once; null for nobody
 * @param orders how many orders have personal data
 * @param parcels how many parcels have
 * @param erasedAt when all of the store was erased last, UTC; null when it was not since the authorisation ended
 * @param past what was erased, the latest first
 */
public record ErasurePlan(
        int retentionDays,
        @Nullable Instant eraseAt,
        @Nullable String askedBy,
        int orders,
        int parcels,
        @Nullable Instant erasedAt,
        List<PastErasure> past) {
    public ErasurePlan {
        past = List.copyOf(past);
    }

    /** Whether somebody may ask for it: only of a store that is not read, else it would come back. */
    public boolean mayBeAsked() {
        return eraseAt != null && askedBy == null && orders + parcels > 0;
    }
}
