package dev.shopconnector.pages;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Whether Seller Shipping seems to be off at TikTok, which only orders can show: TikTok tells no such setting. */
@Repository
@Transactional(readOnly = true)
public class SellerShipping {
    /** The rule of {@code orders.judge} that holds what goes by TikTok Shipping. */
    static final String RULE = "tiktok-shipping";

    private static final int LOOKED_AT = 20;

    private final JdbcClient db;

    SellerShipping(JdbcClient db) {
        this.db = db;
    }

    /**
     * How many orders in a row, up to twenty and counted from the newest, are held because they go by TikTok Shipping; 0
     * when one of them is not.
     */
    public int newestOrdersByTikTokShipping(String shopId) {
        List<String> rules = db.sql("SELECT COALESCE(rule, '') FROM orders WHERE shop_id = :shop"
                        + " ORDER BY placed_at DESC, order_id DESC LIMIT :most")
                .param("shop", shopId)
                .param("most", LOOKED_AT)
                .query(String.class)
                .list();
        return rules.stream().allMatch(RULE::equals) ? rules.size() : 0;
    }
}
