package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.Stores;
import dev.shopconnector.retention.ErasureDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How a store is joined on both sides: the authorisation at TikTok, the key for ShipStation. */
@Controller
class ConnectionPage {
    private final Viewer viewer;
    private final Stores stores;
    private final ErasureDesk erasures;

    ConnectionPage(Viewer viewer, Stores stores, ErasureDesk erasures) {
        this.viewer = viewer;
        this.stores = stores;
        this.erasures = erasures;
    }

    @GetMapping("/stores/{shopId}/connection")
    String show(@PathVariable String shopId, Model model) {
        model.addAttribute("store", viewer.store(shopId));
        model.addAttribute("plan", erasures.plan(shopId).orElseThrow());
        return "connection";
    }

    /** The new key is on this answer and nowhere else, so there is no other page to go on to. */
    @PostMapping("/stores/{shopId}/key")
    String renewKey(@PathVariable String shopId, Model model) {
        Shop store = viewer.store(shopId);
        model.addAttribute("store", store);
        model.addAttribute("key", stores.renewKey(store.id(), viewer.name()));
        return "new-key";
    }
}
