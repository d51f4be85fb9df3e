package dev.shopconnector.pages;

import dev.shopconnector.access.LoginProviders;
import dev.shopconnector.access.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a user begins: the stores, or the way to the first one. */
@Controller
class FrontPage {
    private final Viewer viewer;
    private final LoginProviders providers;

    FrontPage(Viewer viewer, LoginProviders providers) {
        this.viewer = viewer;
        this.providers = providers;
    }

    @GetMapping("/")
    String stores(Model model) {
        model.addAttribute("stores", viewer.stores());
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
