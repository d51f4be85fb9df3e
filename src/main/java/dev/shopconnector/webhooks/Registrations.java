package dev.shopconnector.webhooks;

import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.Shops;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * For which shops TikTok Shop must be told our address: those of a new consent, and all when the address has changed;
 * and for which it is to forget it, because we have no address any more.
 * Connecting does not wait for it.
 */
@Component("webhookRegistrations")
@Transactional
public class Registrations {
    private static final int LONGEST_PROBLEM = 1000;

    private final JdbcClient db;
    private final Shops shops;
    private final WebhookSettings settings;

    Registrations(JdbcClient db, Shops shops, WebhookSettings settings) {
        this.db = db;
        this.shops = shops;
        this.settings = settings;
    }

    /** The next shop that is due, this caller's for {@code leaseSeconds}; null when none is, or when we have no address. */
    public @Nullable Registration claim(long leaseSeconds) {
        String address = settings.address();
        if (address == null) {
            return null;
        }
        wish(address);
        return next("NOT r.registered AND r.next_try_at <= SYSDATE(6)", leaseSeconds);
    }

    /**
     * The next shop for which TikTok Shop was told an address and is to forget it, because we have none any more; null when
     * none is due. Its removal is not complete until {@link #removed}; with an address again, it is registered anew.
     */
    public @Nullable Registration claimRemoval(long leaseSeconds) {
        return settings.address() == null ? next("(r.registered OR r.next_try_at <= SYSDATE(6))", leaseSeconds) : null;
    }

    private @Nullable Registration next(String which, long leaseSeconds) {
        Claimed due = db.sql("SELECT r.shop_id, r.address, r.attempt + 1 AS attempt FROM webhook_registrations r WHERE "
                        + which + " AND EXISTS (SELECT 1 FROM shops s"
                        + " JOIN connections c ON c.id = s.connection_id WHERE s.id = r.shop_id"
                        + " AND c.state = 'active') ORDER BY r.next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query((row, number) ->
                        new Claimed(row.getString("shop_id"), row.getString("address"), row.getLong("attempt")))
                .optional()
                .orElse(null);
        if (due == null) {
            return null;
        }
        db.sql("UPDATE webhook_registrations SET attempt = :attempt, registered = FALSE,"
                        + " next_try_at = SYSDATE(6) + INTERVAL :lease SECOND WHERE shop_id = :shop")
                .param("attempt", due.attempt())
                .param("lease", leaseSeconds)
                .param("shop", due.shopId())
                .update();
        Shop shop = shops.byId(due.shopId()).orElseThrow();
        return new Registration(shop.access(), due.address(), due.attempt());
    }

    /** TikTok Shop has taken the address for every event type. */
    public void done(Registration registration) {
        db.sql("UPDATE webhook_registrations SET registered = TRUE, failures = 0, problem = NULL,"
                        + " registered_at = SYSDATE(6) WHERE shop_id = :shop AND attempt = :attempt")
                .param("shop", registration.getShopId())
                .param("attempt", registration.attempt())
                .update();
    }

    /** TikTok Shop calls this address no more; whether this is said by this attempt, and so for the first time. */
    public boolean removed(Registration registration) {
        return db.sql("DELETE FROM webhook_registrations WHERE shop_id = :shop AND attempt = :attempt")
                        .param("shop", registration.getShopId())
                        .param("attempt", registration.attempt())
                        .update()
                > 0;
    }

    /** It is tried again after {@code firstSeconds}, doubled with each failure up to {@code mostSeconds}. */
    public void failed(Registration registration, long firstSeconds, long mostSeconds, String problem) {
        db.sql("UPDATE webhook_registrations SET problem = :problem,"
                        + " next_try_at = SYSDATE(6) + INTERVAL LEAST(:first * POW(2, LEAST(failures, 20)), :most) SECOND,"
                        + " failures = failures + 1 WHERE shop_id = :shop AND attempt = :attempt")
                .param("problem", problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem)
                .param("first", firstSeconds)
                .param("most", mostSeconds)
                .param("shop", registration.getShopId())
                .param("attempt", registration.attempt())
                .update();
    }

    /** TikTok Shop does not take the address for this event type; the others are told all the same. */
    public void refused(Registration registration, String eventType, Exception failure) {
        registration.refused(eventType, Registration.words(failure));
    }

    /** What to say of a failure: TikTok's words, or the kind of failure. */
    public String words(Exception failure) {
        return Registration.words(failure);
    }

    /** A shop whose consent or address is another than the one that was told is to be told anew. */
    private void wish(String address) {
        db.sql("INSERT INTO webhook_registrations (shop_id, address, authorized_at, next_try_at)"
                        + " SELECT s.id, :address, c.authorized_at, SYSDATE(6) FROM shops s JOIN connections c"
                        + " ON c.id = s.connection_id WHERE c.state = 'active' AND NOT EXISTS (SELECT 1 FROM"
                        + " webhook_registrations r WHERE r.shop_id = s.id AND r.address = :address"
                        + " AND r.authorized_at = c.authorized_at) ON DUPLICATE KEY UPDATE"
                        + " address = VALUES(address), authorized_at = VALUES(authorized_at), registered = FALSE,"
                        + " attempt = attempt + 1, failures = 0, problem = NULL, next_try_at = SYSDATE(6)")
                .param("address", address)
                .update();
    }

    private record Claimed(String shopId, String address, long attempt) {}
}
