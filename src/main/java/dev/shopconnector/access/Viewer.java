package dev.shopconnector.access;

import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.Shops;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The user of the request that is being answered. */
@Component("viewer")
public class Viewer {
    private final JdbcClient jdbc;
    private final Shops shops;

    Viewer(JdbcClient jdbc, Shops shops) {
        this.jdbc = jdbc;
        this.shops = shops;
    }

    /** The login name. */
    public String name() {
        return authentication().getName();
    }

    /** If the user may do what this role may. */
    public boolean is(Role role) {
        return authentication().getAuthorities().stream()
                .anyMatch(granted -> granted.getAuthority().startsWith("ROLE_")
                        && Role.valueOf(granted.getAuthority().substring("ROLE_".length()))
                                        .compareTo(role)
                                >= 0);
    }

    /**
     * The shop, for a page about it.
     *
     * @throws NoSuchPageException when there is no such shop or the user may not see it
     */
    @Transactional(readOnly = true)
    public Shop store(String shopId) {
        Shop shop = shops.byId(shopId).orElseThrow(NoSuchPageException::new);
        if (!is(Role.OPERATOR) && !isOwn(shopId)) {
            throw new NoSuchPageException();
        }
        return shop;
    }

    /** The shops that the user sees, by store name. */
    @Transactional(readOnly = true)
    public List<Shop> stores() {
        List<String> ids = is(Role.OPERATOR)
                ? jdbc.sql("SELECT id FROM shops ORDER BY store_name, id")
                        .query(String.class)
                        .list()
                : jdbc.sql("SELECT s.id FROM shops s JOIN user_stores u ON u.shop_id = s.id"
                                + " WHERE u.user_name = :name ORDER BY s.store_name, s.id")
                        .param("name", name())
                        .query(String.class)
                        .list();
        return ids.stream().flatMap(id -> shops.byId(id).stream()).toList();
    }

    private boolean isOwn(String shopId) {
        return jdbc.sql("SELECT COUNT(*) FROM user_stores WHERE user_name = :name AND shop_id = :shop")
                        .param("name", name())
                        .param("shop", shopId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Authentication authentication() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("a page was asked for without a login");
        }
        return authentication;
    }
}
