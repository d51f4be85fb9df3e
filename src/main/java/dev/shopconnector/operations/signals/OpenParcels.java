package dev.shopconnector.operations.signals;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many parcels of which shop TikTok does not have yet. */
@Component
class OpenParcels {
    private final JdbcClient db;

    OpenParcels(JdbcClient db) {
        this.db = db;
    }

    record Open(long waiting, long refused) {
        static final Open NONE = new Open(0, 0);
    }

    /** By the id of the shop; a shop without any is absent. */
    @Transactional(readOnly = true)
    public Map<String, Open> byShop() {
        Map<String, Open> shops = new HashMap<>();
        db.sql("SELECT shop_id, SUM(state = 'waiting') AS waiting, SUM(state = 'refused') AS refused FROM parcels"
                        + " WHERE state IN ('waiting', 'refused') GROUP BY shop_id")
                .query(row -> {
                    shops.put(row.getString("shop_id"), new Open(row.getLong("waiting"), row.getLong("refused")));
                });
        return shops;
    }
}
