package dev.shopconnector.shipments;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stored parcels to look at. */
@Component
@Transactional(readOnly = true)
public class ParcelRecords {
    private final JdbcClient db;
    private final ParcelRows rows;

    ParcelRecords(JdbcClient db, ParcelRows rows) {
        this.db = db;
        this.rows = rows;
    }

    public Optional<Parcel> find(String shopId, String id) {
        return find(shopId, List.of(id)).stream().findFirst();
    }

    List<Parcel> find(String shopId, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return db.sql(select("p.id IN (:ids)"))
                .param("shop", shopId)
                .param("ids", ids)
                .query(rows::read)
                .list();
    }

    /** The parcels of an order, oldest first. */
    public List<Parcel> ofOrder(String shopId, String orderId) {
        return db.sql(select("p.order_id = :order ORDER BY p.created_at, p.id"))
                .param("shop", shopId)
                .param("order", orderId)
                .query(rows::read)
                .list();
    }

    /**
     * Parcels of a shop in this state, longest waiting first.
     *
     * @param rule only those that this rule decided; null for all
     * @param behind only those behind this place in the list; null for all
     */
    public List<Parcel> list(
            String shopId, ParcelState state, @Nullable String rule, @Nullable ParcelPlace behind, int most) {
        return db.sql(select("p.state = :state AND (:rule IS NULL OR p.rule = :rule)"
                        + " AND (:id IS NULL OR (p.created_at, p.id) > (:created, :id))"
                        + " ORDER BY p.created_at, p.id LIMIT :most"))
                .param("shop", shopId)
                .param("state", state.word())
                .param("rule", rule)
                .param("id", behind == null ? null : behind.id())
                .param("created", ParcelRows.utc(behind == null ? null : behind.createdAt()))
                .param("most", most)
                .query(rows::read)
                .list();
    }

    /** Whether TikTok accepts no call for this shop before its merchant connects it again. */
    public boolean needsReauthorization(String shopId) {
        return db.sql("SELECT COUNT(*) FROM shops s JOIN connections c ON c.id = s.connection_id"
                                + " WHERE s.id = :shop AND c.state <> 'active'")
                        .param("shop", shopId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String select(String where) {
        return "SELECT " + ParcelRows.COLUMNS + " FROM parcels p WHERE p.shop_id = :shop AND " + where;
    }
}
