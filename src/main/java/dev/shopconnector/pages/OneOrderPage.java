package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.operations.ExplainOrder;
import dev.shopconnector.orders.OrderContents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** One order: why it is where it is, what was bought, its parcels; what it says about people only when asked for. */
@Controller
@RequestMapping("/stores/{shopId}/orders/{orderId}")
class OneOrderPage {
    private final Viewer viewer;
    private final OrderLists orders;
    private final ExplainOrder explain;
    private final OrderContents contents;
    private final ConnectionHealths healths;
    private final OrderDeeds deeds;

    OneOrderPage(
            Viewer viewer,
            OrderLists orders,
            ExplainOrder explain,
            OrderContents contents,
            ConnectionHealths healths,
            OrderDeeds deeds) {
        this.viewer = viewer;
        this.orders = orders;
        this.explain = explain;
        this.contents = contents;
        this.healths = healths;
        this.deeds = deeds;
    }

    @GetMapping
    String order(@PathVariable String shopId, @PathVariable String orderId, Model model) {
        Shop store = viewer.store(shopId);
        show(store, orderId, model);
        return "order";
    }

    @PostMapping("/read-again")
    RedirectView readAgain(@PathVariable String shopId, @PathVariable String orderId, RedirectAttributes flash) {
        viewer.store(shopId);
        known(shopId, orderId);
        StoreHealth health = health(shopId);
        if (health.isRefused() || !health.isActive()) {
            flash.addFlashAttribute(
                    "message", "Not done: this store is not read now, so the order cannot be read again.");
            return Back.toStore(shopId, "orders", orderId);
        }
        flash.addFlashAttribute(
                "message",
                deeds.readAgain(viewer.name(), shopId, orderId)
                        ? "The order is read again with the shop's next reading, which begins now. Reload this page in a"
                                + " minute."
                        : "This order has no id that TikTok could be asked for. It is read again when it changes.");
        return Back.toStore(shopId, "orders", orderId);
    }

    /** The only answer that shows it: nothing of it is in a session, in a link or in any store of the browser. */
    @PostMapping("/personal-data")
    String personalData(@PathVariable String shopId, @PathVariable String orderId, Model model) {
        Shop store = viewer.store(shopId);
        show(store, orderId, model);
        model.addAttribute("personalData", deeds.look(viewer.name(), shopId, orderId));
        return "order";
    }

    /** Where a browser goes that reloads the answer above by its address. */
    @GetMapping("/personal-data")
    RedirectView masked(@PathVariable String shopId, @PathVariable String orderId) {
        viewer.store(shopId);
        known(shopId, orderId);
        return Back.toStore(shopId, "orders", orderId);
    }

    private void show(Shop store, String orderId, Model model) {
        model.addAttribute("store", store);
        model.addAttribute("order", known(store.id(), orderId));
        model.addAttribute("told", explain.explain(store.id(), orderId));
        model.addAttribute("items", contents.items(store.id(), orderId));
        model.addAttribute("health", health(store.id()));
    }

    private StoreHealth health(String shopId) {
        return healths.of(shopId).map(StoreHealth::new).orElseThrow();
    }

    private ListedOrder known(String shopId, String orderId) {
        return orders.one(shopId, orderId).orElseThrow(NoSuchPageException::new);
    }
}
