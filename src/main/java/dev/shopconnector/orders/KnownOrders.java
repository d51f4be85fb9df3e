package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import dev.shopconnector.tiktok.UnreadableOrderException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders as they were last read, for those who ship them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class KnownOrders {
    /** The shop's row first, as everyone who writes about a shop locks it. */
    private static final String LOCK_SHOP_AND_READ =
            """
            SELECT STRAIGHT_JOIN o.order_id, o.payload, o.erased_at
            FROM shops s LEFT JOIN orders o ON o.shop_id = s.id AND o.order_id IN (:ids)
            WHERE s.id = :shop
            FOR UPDATE
            """;

    private final JdbcClient db;
    private final OrderSeal seal;
    private final ObjectMapper json;

    KnownOrders(JdbcClient db, OrderSeal seal, ObjectMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /**
     * An order of the table.
     *
     * @param order null when what TikTok sent cannot be read, or was erased
     * @param erasedAt when it was erased, UTC; null when it was not
     */
    public record Known(String orderId, @Nullable TikTokOrder order, @Nullable Instant erasedAt) {}

    /**
     * The orders with these ids by id, in one statement. Until the transaction ends nobody else writes about this shop:
     * no page of its orders, and no parcel.
     */
    public Map<String, Known> lock(String shopId, Collection<String> orderIds) {
        Map<String, Known> found = new HashMap<>();
        db.sql(LOCK_SHOP_AND_READ)
                .param("ids", orderIds)
                .param("shop", shopId)
                .query((row, number) -> known(shopId, row))
                .list()
                .forEach(known -> {
                    if (known != null) {
                        found.put(known.orderId(), known);
                    }
                });
        return found;
    }

    private @Nullable Known known(String shopId, ResultSet row) throws SQLException {
        String id = row.getString("order_id");
        if (id == null) {
            return null;
        }
        byte[] sealed = row.getBytes("payload");
        if (sealed == null) {
            LocalDateTime erased = row.getObject("erased_at", LocalDateTime.class);
            return new Known(id, null, erased == null ? null : erased.toInstant(ZoneOffset.UTC));
        }
        try {
            byte[] payload = seal.openPayload(shopId, id, sealed);
            return new Known(id, TikTokOrderReader.read(json.readTree(payload)), null);
        } catch (UnreadableOrderException e) {
            return new Known(id, null, null);
        } catch (IOException e) {
            throw new IllegalStateException("the stored JSON of order " + id + " is no JSON", e);
        }
    }
}
