package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.operations.ExplainOrder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders of a store, with the reason of each, by filter and page by page. */
@Controller
class OrderListPage {
    private static final int PER_PAGE = 50;
    private static final Pattern ORDER_ID = Pattern.compile("\\d{10,64}");

    private final Viewer viewer;
    private final OrderLists orders;
    private final ExplainOrder explain;

    OrderListPage(Viewer viewer, OrderLists orders, ExplainOrder explain) {
        this.viewer = viewer;
        this.orders = orders;
        this.explain = explain;
    }

    @GetMapping("/stores/{shopId}/orders")
    String orders(
            @PathVariable String shopId,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        model.addAttribute("store", viewer.store(shopId));
        OrderFilter.Asked asked = new OrderFilter.Asked(verdict, rule, status, from, to, text);
        model.addAttribute("asked", asked);
        model.addAttribute("later", !after.isEmpty());
        model.addAttribute("tally", orders.tally(shopId));
        OrderFilter filter;
        try {
            filter = asked.filter();
        } catch (DateTimeParseException e) {
            model.addAttribute("dateProblem", "Write both dates as year-month-day, such as 2026-11-23.");
            model.addAttribute("page", new OrderLists.Page(List.of(), false));
            return "orders";
        }
        OrderLists.Page page = orders.page(shopId, filter, after.isEmpty() ? null : OrderPosition.of(after), PER_PAGE);
        model.addAttribute("page", page);
        if (page.orders().isEmpty() && ORDER_ID.matcher(filter.text()).matches()) {
            model.addAttribute("notThere", explain.explain(shopId, filter.text()));
        }
        return "orders";
    }
}
