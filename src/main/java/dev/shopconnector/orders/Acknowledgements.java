package dev.shopconnector.orders;

import dev.shopconnector.shipstation.AcknowledgeOrdersRequest;
import dev.shopconnector.shipstation.AcknowledgeOrdersResponse;
import dev.shopconnector.shipstation.AcknowledgedOrder;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.OrderAcknowledgement;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** ShipStation Order Source API, {@code acknowledge_orders}: remembers which orders ShipStation has taken in. */
@Component("acknowledgements")
@Transactional
public class Acknowledgements {
    private final JdbcClient db;

    Acknowledgements(JdbcClient db) {
        this.db = db;
    }

    /**
     * One answer per order; an order that was never handed out fails by itself, the others are taken.
     *
     * @throws InvalidRequestException when there is no order, or one has no id
     */
    public AcknowledgeOrdersResponse take(String shopId, AcknowledgeOrdersRequest request) {
        List<String> ids =
                request.orders().stream().map(Acknowledgements::id).distinct().toList();
        if (ids.isEmpty()) {
            throw new InvalidRequestException("orders is missing or empty: name the orders that were imported");
        }
        Set<String> known = new HashSet<>(db.sql("SELECT order_id FROM orders WHERE shop_id = :shop"
                        + " AND order_id IN (:ids) AND exported_at IS NOT NULL FOR UPDATE")
                .param("shop", shopId)
                .param("ids", ids)
                .query(String.class)
                .list());
        if (!known.isEmpty()) {
            db.sql("UPDATE orders SET acknowledged_at = COALESCE(acknowledged_at, SYSDATE(6))"
                            + " WHERE shop_id = :shop AND order_id IN (:ids)")
                    .param("shop", shopId)
                    .param("ids", known)
                    .update();
        }
        return new AcknowledgeOrdersResponse(
                ids.stream().map(id -> answer(id, known.contains(id))).toList());
    }

    private static String id(AcknowledgedOrder order) {
        String id = order.orderId();
        if (id == null || id.isBlank()) {
            throw new InvalidRequestException("orders: each acknowledged order needs its order_id");
        }
        return Objects.requireNonNull(id);
    }

    private static OrderAcknowledgement answer(String id, boolean known) {
        return new OrderAcknowledgement(
                id, known, known ? null : "This store has handed out no order " + id + "; export it first.");
    }
}
