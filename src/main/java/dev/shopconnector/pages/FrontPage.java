package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a user begins: the stores, or the way to the first one. */
@Controller
class FrontPage {
    private final Viewer viewer;

    FrontPage(Viewer viewer) {
        this.viewer = viewer;
    }

    @GetMapping("/")
    String stores(Model model) {
        model.addAttribute("stores", viewer.stores());
        return "stores";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
