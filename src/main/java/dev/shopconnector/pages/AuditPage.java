package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.PastDeed;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what to a store, the latest first. */
@Controller
class AuditPage {
    private static final int PER_PAGE = 50;

    private final Viewer viewer;
    private final AuditLog log;

    AuditPage(Viewer viewer, AuditLog log) {
        this.viewer = viewer;
        this.log = log;
    }

    @GetMapping("/stores/{shopId}/audit")
    String audit(@PathVariable String shopId, @RequestParam(defaultValue = "0") long before, Model model) {
        model.addAttribute("store", viewer.store(shopId));
        List<PastDeed> found = log.ofShop(shopId, before > 0 ? before : Long.MAX_VALUE, PER_PAGE + 1);
        List<PastDeed> deeds = found.subList(0, Math.min(PER_PAGE, found.size()));
        model.addAttribute("deeds", deeds);
        model.addAttribute("later", before > 0);
        if (found.size() > PER_PAGE) {
            model.addAttribute("next", deeds.get(PER_PAGE - 1).id());
        }
        return "audit";
    }
}
