package dev.shopconnector.pages;

import dev.shopconnector.access.LoginProviders;
import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.connections.Shop;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a user begins: the stores, or the way to the first one. */
@Controller
class FrontPage {
    private final Viewer viewer;
    private final ConnectionHealths healths;
    private final LoginProviders providers;

    /** A store and how its connection is. */
    public record Listed(Shop shop, StoreHealth health) {}

    FrontPage(Viewer viewer, ConnectionHealths healths, LoginProviders providers) {
        this.viewer = viewer;
        this.healths = healths;
        this.providers = providers;
    }

    @GetMapping("/")
    String stores(Model model) {
        model.addAttribute(
                "stores",
                viewer.stores().stream()
                        .map(store -> new Listed(
                                store,
                                healths.of(store.id()).map(StoreHealth::new).orElseThrow()))
                        .toList());
        return "stores";
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("providers", providers.all());
        return "login";
    }

    /** For somebody whom the login provider knows, and we do not. */
    @GetMapping("/login/no-role")
    String noRole() {
        return "no-role";
    }
}
