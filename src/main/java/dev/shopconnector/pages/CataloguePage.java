package dev.shopconnector.pages;

import dev.shopconnector.connections.Consents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What can be connected, and what it takes. */
@Controller
class CataloguePage {
    private static final int USUAL_DAYS = 30;

    private final Clock clock;

    CataloguePage(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/catalogue")
    String catalogue() {
        return "catalogue";
    }

    @GetMapping("/catalogue/tiktok-shop")
    String tiktokShop(Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        model.addAttribute("storeName", "");
        model.addAttribute("importFrom", today.minusDays(USUAL_DAYS).toString());
        model.addAttribute("earliest", Consents.EARLIEST_IMPORT.toString());
        model.addAttribute("today", today.toString());
        return "tiktok-shop";
    }
}
