package dev.shopconnector.access;

import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.Shops;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The user of the request that is being answered. */
@Component("viewer")
public class Viewer {
    private final StoresOfUsers stores;
    private final Shops shops;

    Viewer(StoresOfUsers stores, Shops shops) {
        this.stores = stores;
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
    public Shop store(String shopId) {
        Shop shop = shops.byId(shopId).orElseThrow(NoSuchPageException::new);
        if (!is(Role.OPERATOR) && !stores.isOwn(name(), shopId)) {
            throw new NoSuchPageException();
        }
        return shop;
    }

    /** The shops that the user sees, by store name. */
    public List<Shop> stores() {
        List<String> ids = is(Role.OPERATOR) ? stores.all() : stores.of(name());
        return ids.stream().flatMap(id -> shops.byId(id).stream()).toList();
    }

    private static Authentication authentication() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("a page was asked for without a login");
        }
        return authentication;
    }
}
