package dev.shopconnector.pages;

import dev.shopconnector.flows.Flows;
import java.util.Comparator;
import org.apache.camel.Route;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which routes run on this node, and why an edit of them was refused. */
@Controller
class RoutesPage {
    private final Flows flows;

    RoutesPage(Flows flows) {
        this.flows = flows;
    }

    @GetMapping("/routes")
    String routes(Model model) {
        model.addAttribute("edit", flows.edit());
        model.addAttribute(
                "routes",
                flows.camel().getRoutes().stream()
                        .sorted(Comparator.comparing(Route::getRouteId))
                        .toList());
        return "routes";
    }
}
