package dev.shopconnector.orders;

import dev.shopconnector.database.Looks;
import dev.shopconnector.tiktok.OrderTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ranges of days that somebody wants read beside the normal reading, one after the other. */
@Component("backfills")
public class Backfills {
    private final Looks looks;
    private final ImportSettings settings;
    private final PageReader reader;

    Backfills(Looks looks, ImportSettings settings, PageReader reader) {
        this.looks = looks;
        this.settings = settings;
        this.reader = reader;
    }

    private record Running(long id, OrderTime by, Instant cursor, Instant to) {}

    /** The next {@code pages} pages of the shop's oldest backfill that runs; null when none does. */
    public @Nullable BackfillReading next(ShopLease lease, int pages) {
        return looks.sql("SELECT id, walked_by, cursor_at, to_at FROM backfills"
                        + " WHERE shop_id = :shop AND state = 'running' ORDER BY id LIMIT 1")
                .param("shop", lease.shopId())
                .query((row, number) -> new Running(
                        row.getLong("id"),
                        OrderTime.of(row.getString("walked_by")),
                        instant(row.getObject("cursor_at", LocalDateTime.class)),
                        instant(row.getObject("to_at", LocalDateTime.class))))
                .optional()
                .map(running -> reading(lease, running, pages))
                .orElse(null);
    }

    private BackfillReading reading(ShopLease lease, Running running, int pages) {
        UpdateTimeWalk walk = new UpdateTimeWalk(
                running.cursor().getEpochSecond(),
                running.to().getEpochSecond(),
                settings.slice().toSeconds(),
                settings.pageSize());
        return new BackfillReading(lease, running.id(), running.by(), walk, reader, settings.pageSize(), pages);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
