package dev.shopconnector.access;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.StoreOwners;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which merchant's the stores are. */
@Repository
public class UserStores implements StoreOwners {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    UserStores(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean sees(String user, String shopId) {
        return jdbc.sql(
                                "SELECT (SELECT COUNT(*) FROM users WHERE name = :user AND role IN ('OPERATOR', 'ADMINISTRATOR'))"
                                        + " + (SELECT COUNT(*) FROM user_stores WHERE user_name = :user AND shop_id = :shop)")
                        .param("user", user)
                        .param("shop", shopId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(String user, String shopId) {
        jdbc.sql(
                        "INSERT INTO user_stores (user_name, shop_id) SELECT name, :shop FROM users"
                                + " WHERE name = :user AND role IN ('MERCHANT', 'VIEWER') ON DUPLICATE KEY UPDATE shop_id = VALUES(shop_id)")
                .param("user", user)
                .param("shop", shopId)
                .update();
    }

    /** The ids of the shops whose stores are the user's own. */
    @Transactional(readOnly = true)
    public Set<String> of(String user) {
        return Set.copyOf(jdbc.sql("SELECT shop_id FROM user_stores WHERE user_name = :user")
                .param("user", user)
                .query(String.class)
                .list());
    }

    /**
     * Gives the user the stores that were ticked, and takes away those that were shown as the user's own and were
     * unticked. What became the user's since the form was shown stays.
     *
     * @param shown the user's own when the form was shown
     * @param ticked what is to be the user's
     */
    @Transactional
    public void change(String user, List<String> shown, List<String> ticked, String who) {
        List<String> gets = ticked.stream().filter(id -> !shown.contains(id)).toList();
        List<String> loses = shown.stream().filter(id -> !ticked.contains(id)).toList();
        gets.forEach(shopId -> jdbc.sql("INSERT INTO user_stores (user_name, shop_id) VALUES (:user, :shop)"
                        + " ON DUPLICATE KEY UPDATE shop_id = VALUES(shop_id)")
                .param("user", user)
                .param("shop", shopId)
                .update());
        loses.forEach(shopId -> jdbc.sql("DELETE FROM user_stores WHERE user_name = :user AND shop_id = :shop")
                .param("user", user)
                .param("shop", shopId)
                .update());
        if (!gets.isEmpty() || !loses.isEmpty()) {
            audit.write(new Deed(
                    who,
                    "user.stores",
                    null,
                    user,
                    "gets " + String.join(" ", gets) + "; loses " + String.join(" ", loses)));
        }
    }
}
