package dev.shopconnector.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.access.Viewer;
import dev.shopconnector.operations.DryRun;
import dev.shopconnector.operations.DryRun.Compared;
import dev.shopconnector.operations.DryRunBusyException;
import dev.shopconnector.shipstation.InvalidRequestException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the routes in the folder of drafts would do with an order, beside what those that run do with it. */
@Controller
@RequestMapping("/routes/try")
class TryRoutesPage {
    private final Viewer viewer;
    private final DryRun dryRun;
    private final ObjectMapper json;

    TryRoutesPage(Viewer viewer, DryRun dryRun, ObjectMapper json) {
        this.viewer = viewer;
        this.dryRun = dryRun;
        this.json = json;
    }

    @GetMapping
    String form(Model model) {
        show(model, "", "", "");
        return "try-routes";
    }

    @PostMapping
    String tried(
            @RequestParam String shop,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String pasted,
            Model model) {
        show(model, shop, order, pasted);
        try {
            model.addAttribute("compared", compare(viewer.store(shop).id(), order.strip(), pasted));
        } catch (InvalidRequestException | DryRunBusyException e) {
            model.addAttribute("mistake", e.getMessage());
        }
        return "try-routes";
    }

    private Compared compare(String shop, String order, String pasted) {
        if (order.isEmpty() == pasted.isBlank()) {
            throw new InvalidRequestException("Give either the number of a stored order, or paste an order.");
        }
        return pasted.isBlank() ? dryRun.ofStored(shop, order, null) : dryRun.ofGiven(shop, read(pasted), null);
    }

    private JsonNode read(String pasted) {
        try {
            return json.readTree(pasted);
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException("What was pasted is no JSON.");
        }
    }

    private void show(Model model, String shop, String order, String pasted) {
        model.addAttribute("stores", viewer.stores());
        model.addAttribute("drafts", dryRun.draft());
        model.addAttribute("shop", shop);
        model.addAttribute("order", order);
        model.addAttribute("pasted", pasted);
    }
}
