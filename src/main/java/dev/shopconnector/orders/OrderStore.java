package dev.shopconnector.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.MissingVaultKeyException;
import dev.shopconnector.connections.UnreadableSealException;
import dev.shopconnector.tiktok.TikTokOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders' table, a page at a time. Both halves run in the one transaction that {@code orders.import} opens: what is
 * stored of the page's orders is read, then the shop's row is locked, fenced and moved, and the page is written in one
 * statement. Three statements and a commit, however many orders.
 */
@Component("orderStore")
@Transactional(propagation = Propagation.MANDATORY)
public class OrderStore {
    private static final Logger LOG = LoggerFactory.getLogger(OrderStore.class);
    private static final int IDS_PER_STATEMENT = 100;

    private static final String FIND = "SELECT order_id, tiktok_update_time, fingerprint, ship_to, judgement, history,"
            + " modified_at, (sales_order IS NOT NULL OR (erased_at IS NOT NULL AND exported_at IS NOT NULL)) AS has_document,"
            + " erased_at IS NOT NULL AS erased FROM orders WHERE shop_id = ? AND order_id IN ("
            + "?,".repeat(IDS_PER_STATEMENT - 1) + "?)";

    /**
     * SYSDATE is read after the row lock was got; GREATEST keeps order even when the clock goes back. The variable hands
     * the instant to the rows of the same transaction.
     */
    private static final String MOVE_SHOP =
            """
            UPDATE shops SET
              modified_clock = (@modified := GREATEST(SYSDATE(6), modified_clock + INTERVAL 1 MICROSECOND)),
              cursor_at = COALESCE(?, cursor_at),
              lease_until = SYSDATE(6) + INTERVAL ? SECOND
            WHERE id = ? AND lease_version = ?
            """;

    /** One that somebody stopped meanwhile stays where it was. */
    private static final String MOVE_BACKFILL =
            """
            UPDATE backfills SET cursor_at = ?, orders = orders + ?, state = IF(?, 'done', state), changed_at = SYSDATE(6)
            WHERE id = ? AND state = 'running'
            """;

    private static final String INSERT =
            """
            INSERT INTO orders (shop_id, order_id, tiktok_status, tiktok_update_time, fingerprint, payload, ship_to,
              sales_order, verdict, shipstation_status, judgement, history, judged_at, review_at, placed_at,
              ship_by, modified_at, first_seen_at, status_since)
            VALUES""";

    /**
     * An order that says nothing new keeps its modified time, so that ShipStation is not told again. Short, because the
     * driver keeps no prepared statement of more than 8 KB.
     */
    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,COALESCE(?,@modified),SYSDATE(6),?),";

    private static final String OR_UPDATE =
            """

            ON DUPLICATE KEY UPDATE
              modified_at = VALUES(modified_at), erased_at = NULL,
              status_since = IF(tiktok_status <=> VALUES(tiktok_status), status_since, VALUES(status_since)),
              tiktok_status = VALUES(tiktok_status), tiktok_update_time = VALUES(tiktok_update_time),
              fingerprint = VALUES(fingerprint), payload = VALUES(payload),
              ship_to = VALUES(ship_to), sales_order = COALESCE(VALUES(sales_order), sales_order),
              verdict = VALUES(verdict), shipstation_status = VALUES(shipstation_status),
              judgement = VALUES(judgement), history = VALUES(history), judged_at = VALUES(judged_at),
              review_at = VALUES(review_at), placed_at = VALUES(placed_at), ship_by = VALUES(ship_by)
            """;

    private final JdbcTemplate db;
    private final OrderSeal seal;
    private final ImportSettings settings;
    private final ErasureSettings erasure;
    private final ObjectMapper json;

    OrderStore(JdbcTemplate db, OrderSeal seal, ImportSettings settings, ErasureSettings erasure, ObjectMapper json) {
        this.db = db;
        this.seal = seal;
        this.settings = settings;
        this.erasure = erasure;
        this.json = json;
    }

    /**
     * The page without the orders that need no writing: older than what is stored, or the same, or erased and still over.
     * A review judges the same again, for the time has moved on.
     */
    public OrderPage recall(OrderPage page) {
        Map<String, StoredOrder> stored = find(
                page.lease().shopId(),
                page.candidates().stream().map(Candidate::id).toList());
        List<Candidate> left = new ArrayList<>(page.candidates().size());
        List<Candidate> erased = new ArrayList<>();
        for (Candidate candidate : page.candidates()) {
            candidate.under(page.lease().settings());
            StoredOrder before = stored.get(candidate.id());
            if (before != null) {
                candidate.remember(before);
            }
            if (staysErased(candidate)) {
                erased.add(candidate);
            } else if (!candidate.isStale() && (page.rejudge() || !candidate.isUnchanged())) {
                left.add(candidate);
            }
        }
        endReviews(page.lease().shopId(), erased);
        return new OrderPage(page.lease(), left, page.cursor(), page.rejudge(), page.progress());
    }

    /** Erased orders that turned out to be over are not asked for again; of what TikTok shows their status is kept. */
    private void endReviews(String shopId, List<Candidate> erased) {
        erased.stream()
                .collect(Collectors.groupingBy(
                        OrderStore::shownStatus, Collectors.mapping(Candidate::id, Collectors.toList())))
                .forEach((status, ids) -> endReviews(shopId, status, ids));
    }

    private void endReviews(String shopId, String status, List<String> ids) {
        List<Object> arguments = new ArrayList<>(ids);
        arguments.addAll(0, List.of(status, shopId, status));
        db.update(
                "UPDATE orders SET review_at = NULL, tiktok_status = COALESCE(NULLIF(?, ''), tiktok_status)"
                        + " WHERE shop_id = ? AND (review_at IS NOT NULL OR tiktok_status <> ?) AND order_id IN ("
                        + "?,".repeat(ids.size() - 1) + "?)",
                arguments.toArray());
    }

    /** Empty where TikTok shows none, or an older one than was stored. */
    private static String shownStatus(Candidate candidate) {
        TikTokOrder order = candidate.order();
        String status = order == null || candidate.isStale() ? null : order.status();
        return status == null ? "" : status;
    }

    /**
     * An erased order whose data must not come back. One that is open at TikTok is work, and is stored again; so is one that
     * was erased with its whole store while it was open and has ended since, where ShipStation has to be told.
     */
    private boolean staysErased(Candidate candidate) {
        StoredOrder before = candidate.stored();
        TikTokOrder order = candidate.order();
        if (before == null || !before.erased()) {
            return false;
        }
        boolean toldAsOpen =
                before.hasDocument() && !erasure.isOver(before.judgement().tiktokStatus());
        return order == null || (erasure.isOver(order.status()) && !toldAsOpen);
    }

    /**
     * Writes the judged page and moves the shop's cursor.
     *
     * @throws LostLeaseException when another worker has the shop by now; the transaction must not commit
     */
    public void save(OrderPage page) {
        ShopLease lease = page.lease();
        int moved = db.update(
                MOVE_SHOP,
                page.cursor() == null ? null : utc(page.cursor()),
                settings.lease().toSeconds(),
                lease.shopId(),
                lease.version());
        if (moved == 0) {
            throw new LostLeaseException(lease);
        }
        BackfillProgress progress = page.progress();
        if (progress != null) {
            db.update(MOVE_BACKFILL, utc(progress.cursor()), page.candidates().size(), progress.last(), progress.id());
        }
        List<OrderRow> rows = new ArrayList<>(page.candidates().size());
        for (Candidate candidate : page.candidates()) {
            rows.add(row(lease.shopId(), candidate));
        }
        OrderRow.inPackets(rows).forEach(this::write);
    }

    /**
     * One statement with many rows. The driver sends a batch with ON DUPLICATE KEY UPDATE row by row; this is one round
     * trip. There is a statement for each number of rows, at most a hundred, prepared once per connection.
     */
    private void write(List<OrderRow> rows) {
        String values = ROW.repeat(rows.size());
        String sql = INSERT + values.substring(0, values.length() - 1) + OR_UPDATE;
        db.update(sql, statement -> {
            int next = 1;
            for (OrderRow row : rows) {
                next = row.bind(statement, next);
            }
        });
    }

    /** What is stored of one order; null when nothing is. */
    @Nullable
    StoredOrder one(String shopId, String orderId) {
        return find(shopId, List.of(orderId)).get(orderId);
    }

    private Map<String, StoredOrder> find(String shopId, List<String> ids) {
        Map<String, StoredOrder> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_PER_STATEMENT) {
            Object[] arguments = new Object[IDS_PER_STATEMENT + 1];
            arguments[0] = shopId;
            for (int i = 0; i < IDS_PER_STATEMENT; i++) {
                arguments[i + 1] = ids.get(Math.min(from + i, ids.size() - 1));
            }
            db.query(
                    FIND,
                    row -> {
                        StoredOrder order = stored(shopId, row);
                        found.put(order.orderId(), order);
                    },
                    arguments);
        }
        return found;
    }

    private StoredOrder stored(String shopId, ResultSet row) throws SQLException {
        String id = row.getString("order_id");
        byte[] shipTo = row.getBytes("ship_to");
        return new StoredOrder(
                id,
                row.getLong("tiktok_update_time"),
                row.getBytes("fingerprint"),
                shipTo == null ? null : readable(shopId, id, shipTo),
                read(row.getString("judgement"), new TypeReference<Judgement>() {}),
                read(row.getString("history"), new TypeReference<List<PastJudgement>>() {}),
                row.getObject("modified_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getBoolean("has_document"),
                row.getBoolean("erased"));
    }

    /** An address that was damaged does not hold up its shop; what TikTok shows of it counts alone. */
    private @Nullable ShipTo readable(String shopId, String id, byte[] shipTo) {
        try {
            return seal.openShipTo(shopId, id, shipTo);
        } catch (MissingVaultKeyException e) {
            throw e;
        } catch (UnreadableSealException e) {
            LOG.warn(
                    "The address that is stored of order {} of shop {} cannot be read; what TikTok shows of it counts alone."
                            + " See docs/operations.md, 'What is stored cannot be read'.",
                    id,
                    shopId);
            return null;
        }
    }

    private OrderRow row(String shopId, Candidate candidate) {
        String id = candidate.id();
        Judgement judgement = candidate.judgement();
        StoredOrder before = candidate.stored();
        boolean decidedAnew = before == null || !judgement.sameDecision(before.judgement());
        List<PastJudgement> history = before == null ? List.of() : before.history();
        if (before != null && decidedAnew) {
            history = PastJudgement.append(history, before.judgement());
        }
        boolean news = decidedAnew
                || !candidate.isUnchanged()
                || before == null
                || !judgement.sameSettings(before.judgement());
        ShipTo shipTo = candidate.shipTo();
        byte[] salesOrder = candidate.salesOrder();
        return new OrderRow(
                shopId,
                id,
                candidate.raw(),
                seal.sealPayload(shopId, id, candidate.raw().payload()),
                shipTo == null || !shipTo.isDeliverable() ? null : seal.sealShipTo(shopId, id, shipTo),
                salesOrder == null ? null : seal.sealSalesOrder(shopId, id, salesOrder),
                judgement,
                write(judgement),
                write(history),
                candidate.placedAt(),
                candidate.shipBy(),
                before == null || news ? null : before.modifiedAt());
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a judgement is plain data and can be written", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored judgement cannot be read back", e);
        }
    }
}
