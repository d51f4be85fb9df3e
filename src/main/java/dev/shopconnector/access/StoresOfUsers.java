package dev.shopconnector.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which stores are whose. */
@Repository
class StoresOfUsers {
    private final JdbcClient jdbc;

    StoresOfUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public boolean isOwn(String userName, String shopId) {
        return jdbc.sql("SELECT COUNT(*) FROM user_stores WHERE user_name = :name AND shop_id = :shop")
                        .param("name", userName)
                        .param("shop", shopId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The ids of the shops of this user, by store name. */
    @Transactional(readOnly = true)
    public List<String> of(String userName) {
        return jdbc.sql("SELECT s.id FROM shops s JOIN user_stores u ON u.shop_id = s.id"
                        + " WHERE u.user_name = :name ORDER BY s.store_name, s.id")
                .param("name", userName)
                .query(String.class)
                .list();
    }

    /** The ids of all shops, by store name. */
    @Transactional(readOnly = true)
    public List<String> all() {
        return jdbc.sql("SELECT id FROM shops ORDER BY store_name, id")
                .query(String.class)
                .list();
    }
}
