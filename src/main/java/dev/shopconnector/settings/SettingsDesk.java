package dev.shopconnector.settings;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.connections.StoreSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A store's settings: looked at and saved. A saving, its effect on what is under way and its entry in the audit log are
 * one transaction.
 */
@Component
@Transactional
public class SettingsDesk {
    private static final String SETTLED = "SELECT s.id, s.store_name, s.active, s.import_from, t.version, t.settings,"
            + " t.changed_at, t.changed_by FROM shops s LEFT JOIN store_settings t ON t.shop_id = s.id WHERE s.id = :shop";

    private final JdbcClient db;
    private final AuditLog audit;
    private final Clock clock;

    SettingsDesk(JdbcClient db, AuditLog audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty for a shop that is not connected. */
    @Transactional(readOnly = true)
    public Optional<SettledStore> find(String shopId) {
        return db.sql(SETTLED)
                .param("shop", shopId)
                .query(SettingsDesk::settled)
                .optional();
    }

    /**
     * Saves a draft. Readings that are under way end, so that the next page is judged by the new settings. Where
     * ShipStation is to be told something else, the orders that are still open are read and told again.
     *
     * @param seenVersion the version of what was shown when the draft was made
     * @return what is settled now; the same as before when the draft changes nothing, which is no saving
     * @throws EditedMeanwhileException when somebody else saved since
     * @throws IllegalArgumentException when the draft has problems, or there is no such shop
     */
    public SettledStore save(String shopId, long seenVersion, SettingsDraft draft, String who) {
        if (!draft.problems().isEmpty()) {
            throw new IllegalArgumentException("a draft with problems cannot be saved: " + draft.problems());
        }
        SettledStore before = db.sql(SETTLED + " FOR UPDATE")
                .param("shop", shopId)
                .query(SettingsDesk::settled)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no such shop"));
        if (before.version() != seenVersion) {
            throw new EditedMeanwhileException(before.changedBy());
        }
        SettledStore after = after(before, draft, who);
        List<String> changes = SettingsChanges.between(before, after);
        if (changes.isEmpty()) {
            return before;
        }
        write(after, who);
        if (after.settings().toldVersion() == after.version()) {
            tellAgain(shopId);
        }
        if (after.importFrom().isBefore(before.importFrom())) {
            bringIn(before, after, who);
        }
        audit.write(new Deed(who, "settings.save", shopId, null, String.join(", ", changes)));
        return after;
    }

    private SettledStore after(SettledStore before, SettingsDraft draft, String who) {
        long version = before.version() + 1;
        StoreSettings wanted = draft.settings();
        long told = wanted.tellsTheSame(before.settings()) ? before.settings().toldVersion() : version;
        return new SettledStore(
                before.shopId(),
                version,
                clock.instant(),
                who,
                draft.storeName(),
                draft.active(),
                draft.importFrom(),
                wanted.withToldVersion(told));
    }

    private void write(SettledStore after, String who) {
        db.sql("INSERT INTO store_settings (shop_id, version, settings, changed_at, changed_by)"
                        + " VALUES (:shop, :version, :settings, SYSDATE(6), :who)"
                        + " ON DUPLICATE KEY UPDATE version = VALUES(version), settings = VALUES(settings),"
                        + " changed_at = VALUES(changed_at), changed_by = VALUES(changed_by)")
                .param("shop", after.shopId())
                .param("version", after.version())
                .param("settings", SettingsText.write(after.settings()))
                .param("who", who.length() > 128 ? who.substring(0, 128) : who)
                .update();
        // A raised lease_version ends a reading that is under way: no page is written by the settings before.
        db.sql("UPDATE shops SET store_name = :name, switched_off_at = IF(active AND NOT :active,"
                        + " GREATEST(SYSDATE(6), modified_clock), switched_off_at), active = :active, import_from = :from,"
                        + " lease_version = lease_version + 1, lease_until = NULL, lease_owner = NULL,"
                        + " poll_due_at = SYSDATE(6) WHERE id = :shop")
                .param("name", after.storeName())
                .param("active", after.active())
                .param("from", utc(after.importFrom()))
                .param("shop", after.shopId())
                .update();
    }

    /** Orders that are followed are due for review now; each is told anew, since its judgement names older settings. */
    private void tellAgain(String shopId) {
        db.sql("UPDATE orders SET review_at = :now WHERE shop_id = :shop AND review_at > :now")
                .param("now", utc(clock.instant()))
                .param("shop", shopId)
                .update();
    }

    /** The time between two first-import dates. What changed later is here already, or comes with the normal reading. */
    private void bringIn(SettledStore before, SettledStore after, String who) {
        db.sql(
                        "INSERT INTO backfills (shop_id, walked_by, from_at, to_at, cursor_at, state, asked_by, asked_at, changed_at)"
                                + " VALUES (:shop, 'update_time', :from, :to, :from, 'running', :who, SYSDATE(6), SYSDATE(6))")
                .param("shop", after.shopId())
                .param("from", utc(after.importFrom()))
                .param("to", utc(before.importFrom().plusSeconds(1)))
                .param("who", who)
                .update();
    }

    private static SettledStore settled(ResultSet row, int number) throws SQLException {
        String shopId = row.getString("id");
        LocalDateTime changed = row.getObject("changed_at", LocalDateTime.class);
        return new SettledStore(
                shopId,
                row.getLong("version"),
                instant(changed),
                row.getString("changed_by"),
                row.getString("store_name"),
                row.getBoolean("active"),
                row.getObject("import_from", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                SettingsText.read(shopId, row.getString("settings")));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
