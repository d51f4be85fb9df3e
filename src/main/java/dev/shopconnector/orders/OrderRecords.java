package dev.shopconnector.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is stored about an order and its shop's reading, without personal data. */
@Component
@Transactional(readOnly = true)
public class OrderRecords {
    private final JdbcClient db;
    private final ObjectMapper json;
    private final long readWithin;

    OrderRecords(JdbcClient db, ObjectMapper json, ExportSettings settings) {
        this.db = db;
        this.json = json;
        this.readWithin = settings.readWithin().toSeconds();
    }

    /**
     * An order's judgement and what ShipStation was told of it. Times are UTC.
     *
     * @param tiktokStatus TikTok's status as it was read last, also where nothing else of that was stored
     * @param told the status that ShipStation is told, after all mappings; null while it is not given the order
     * @param mappingWords about a status mapping of ShipStation's own; null when there is none that matters
     * @param withheld why the order is not handed out although nothing holds it, as half a sentence; null when it is
     * @param exportedAt when ShipStation was first handed the order; null when never
     * @param acknowledgedAt when ShipStation said that it has it; null when never
     * @param erasedAt when its personal data was erased; null when it was not
     */
    public record OrderRecord(
            String shopId,
            String orderId,
            Judgement judgement,
            List<PastJudgement> history,
            @Nullable String tiktokStatus,
            @Nullable String told,
            @Nullable String mappingWords,
            @Nullable String withheld,
            Instant firstSeenAt,
            Instant modifiedAt,
            @Nullable Instant exportedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant erasedAt) {}

    /**
     * How far a shop has been read. Times are UTC.
     *
     * @param importFrom the merchant's first-import date
     * @param readUntil every order updated before this moment is stored
     * @param nextReading when it is read again
     * @param problem why the last reading broke off; null when it did not
     * @param refused whether TikTok refuses the shop's authorisation, so that the seller must connect it again
     * @param inactive whether somebody set the store inactive
     * @param byHand whether new orders come in only when somebody asks for them
     */
    public record Reading(
            Instant importFrom,
            Instant readUntil,
            Instant nextReading,
            @Nullable String problem,
            boolean refused,
            boolean inactive,
            boolean byHand) {}

    public Optional<OrderRecord> find(String shopId, String orderId) {
        return db.sql(
                        "SELECT o.shop_id, o.order_id, o.tiktok_status, o.judgement, o.history, o.first_seen_at, o.modified_at,"
                                + " o.exported_at, o.acknowledged_at, o.erased_at, s.active, s.polled_at, s.asked_statuses,"
                                + " (SELECT c.state = 'active' FROM connections c WHERE c.id = s.connection_id) AS authorised,"
                                + " (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id) AS settings, "
                                + HandOutGate.PASSES + " AS passes FROM orders o JOIN shops s ON s.id = o.shop_id"
                                + " WHERE o.shop_id = :shop AND o.order_id = :order")
                .param("within", readWithin)
                .param("shop", shopId)
                .param("order", orderId)
                .query(this::order)
                .optional();
    }

    /** Empty for a shop that is not connected. */
    public Optional<Reading> reading(String shopId) {
        return db.sql("SELECT s.import_from, s.cursor_at, s.poll_due_at, s.poll_problem,"
                        + " c.state <> 'active' AS refused, NOT s.active AS inactive,"
                        + " (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id) AS settings"
                        + " FROM shops s JOIN connections c ON c.id = s.connection_id WHERE s.id = :shop")
                .param("shop", shopId)
                .query((row, number) -> new Reading(
                        instant(row, "import_from"),
                        instant(row, "cursor_at"),
                        instant(row, "poll_due_at"),
                        row.getString("poll_problem"),
                        row.getBoolean("refused"),
                        row.getBoolean("inactive"),
                        SettingsText.read(shopId, row.getString("settings")).manualImportOnly()))
                .optional();
    }

    private OrderRecord order(ResultSet row, int number) throws SQLException {
        String shopId = row.getString("shop_id");
        Judgement judgement = read(row.getString("judgement"), new TypeReference<Judgement>() {});
        String withheld = row.getBoolean("passes")
                ? null
                : HandOutGate.words(row.getBoolean("active"), row.getBoolean("authorised"), orNull(row, "polled_at"));
        StatusMapping.Told told = judgement.verdict() == Verdict.HOLD
                ? null
                : StatusMapping.told(
                        judgement,
                        SettingsText.read(shopId, row.getString("settings")),
                        AskedStatuses.read(row.getString("asked_statuses")));
        String held = row.getObject("exported_at") == null ? null : SalesOrderStatus.OnHold.name();
        return new OrderRecord(
                shopId,
                row.getString("order_id"),
                judgement,
                read(row.getString("history"), new TypeReference<List<PastJudgement>>() {}),
                row.getString("tiktok_status"),
                withheld != null ? null : told == null ? held : told.status(),
                told == null ? null : told.words(),
                withheld,
                instant(row, "first_seen_at"),
                instant(row, "modified_at"),
                orNull(row, "exported_at"),
                orNull(row, "acknowledged_at"),
                orNull(row, "erased_at"));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored judgement cannot be read back", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
