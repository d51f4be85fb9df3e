package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.retention.ErasureDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A merchant has the personal data of a store erased whose authorisation has ended. */
@Controller
@RequestMapping("/stores/{shopId}/erase")
class ErasurePage {
    private final Viewer viewer;
    private final ErasureDesk desk;

    ErasurePage(Viewer viewer, ErasureDesk desk) {
        this.viewer = viewer;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView show(@PathVariable String shopId) {
        return page(viewer.store(shopId));
    }

    /** Only with the store's name, so that nobody presses it by mistake. */
    @PostMapping
    ModelAndView erase(
            @PathVariable String shopId, @RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
        Shop store = viewer.store(shopId);
        if (!name.strip().equals(store.storeName().strip())) {
            ModelAndView again = page(store)
                    .addObject("typed", name)
                    .addObject("problem", "Nothing is erased: write the store's name just as it stands above.");
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        flash.addFlashAttribute(
                "message",
                switch (desk.ask(shopId, viewer.name())) {
                    case ASKED ->
                        "The personal data of this store is erased within some minutes. Reload this page to see it done.";
                    case ASKED_BEFORE -> "This was asked for already. Reload this page in some minutes to see it done.";
                    case NOTHING_LEFT -> "Nothing is left to erase.";
                    case SHOP_IS_READ, NO_SUCH_SHOP ->
                        "Nothing is erased: TikTok accepts the authorisation of this store again.";
                });
        return new ModelAndView(Back.toStore(shopId, "erase"));
    }

    private ModelAndView page(Shop store) {
        return new ModelAndView("erase")
                .addObject("store", store)
                .addObject("plan", desk.plan(store.id()).orElseThrow());
    }
}
