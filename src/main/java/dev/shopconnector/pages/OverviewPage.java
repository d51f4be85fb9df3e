package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.ShopPauses;
import dev.shopconnector.retention.ErasureDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** How a store is: its connection, what troubles it and what to do, and a picture of its last days. */
@Controller
class OverviewPage {
    private final Viewer viewer;
    private final ConnectionHealths healths;
    private final SellerShipping sellerShipping;
    private final Pictures pictures;
    private final OrderDeeds deeds;
    private final ErasureDesk erasures;
    private final ShopPauses pauses;

    OverviewPage(
            Viewer viewer,
            ConnectionHealths healths,
            SellerShipping sellerShipping,
            Pictures pictures,
            OrderDeeds deeds,
            ErasureDesk erasures,
            ShopPauses pauses) {
        this.viewer = viewer;
        this.healths = healths;
        this.sellerShipping = sellerShipping;
        this.pictures = pictures;
        this.deeds = deeds;
        this.erasures = erasures;
        this.pauses = pauses;
    }

    @GetMapping("/stores/{shopId}")
    String overview(@PathVariable String shopId, Model model) {
        Shop store = viewer.store(shopId);
        Picture picture = pictures.of(shopId);
        model.addAttribute("store", store);
        model.addAttribute("health", healths.of(shopId).map(StoreHealth::new).orElseThrow());
        model.addAttribute("byTikTokShipping", sellerShipping.newestOrdersByTikTokShipping(shopId));
        model.addAttribute("plan", erasures.plan(shopId).orElseThrow());
        model.addAttribute("pause", pauses.of(shopId).orElse(null));
        model.addAttribute("picture", picture);
        model.addAttribute("drawing", Drawing.of(picture));
        return "store";
    }

    @PostMapping("/stores/{shopId}/read-now")
    RedirectView readNow(@PathVariable String shopId, RedirectAttributes flash) {
        viewer.store(shopId);
        int orders = deeds.readNow(viewer.name(), shopId);
        flash.addFlashAttribute(
                "message",
                "TikTok is asked for new orders now, and again for " + orders
                        + (orders == 1 ? " order that is" : " orders that are")
                        + " held for TikTok Shipping. Reload this page in a minute.");
        return Back.toStore(shopId);
    }
}
