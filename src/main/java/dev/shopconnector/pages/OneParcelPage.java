package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.operations.ExplainParcels;
import dev.shopconnector.operations.ParcelExplanation;
import dev.shopconnector.shipstation.InvalidRequestException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** One parcel: where it is, each of its steps, and what a person may do about it. */
@Controller
@RequestMapping("/stores/{shopId}/parcels/{parcelId}")
class OneParcelPage {
    private final Viewer viewer;
    private final ExplainParcels explain;
    private final ParcelDeeds deeds;

    OneParcelPage(Viewer viewer, ExplainParcels explain, ParcelDeeds deeds) {
        this.viewer = viewer;
        this.explain = explain;
        this.deeds = deeds;
    }

    @GetMapping
    String parcel(@PathVariable String shopId, @PathVariable String parcelId, Model model) {
        model.addAttribute("store", viewer.store(shopId));
        model.addAttribute("parcel", known(shopId, parcelId));
        return "parcel";
    }

    @PostMapping("/replay")
    RedirectView replay(@PathVariable String shopId, @PathVariable String parcelId, RedirectAttributes flash) {
        Shop store = viewer.store(shopId);
        try {
            deeds.replay(viewer.name(), store, parcelId);
            flash.addFlashAttribute("message", "The parcel is on its way again. Reload this page in a minute.");
        } catch (InvalidRequestException e) {
            flash.addFlashAttribute("message", "Not done: " + e.getMessage() + ".");
        }
        return Back.toStore(shopId, "parcels", parcelId);
    }

    @PostMapping("/give-up")
    ModelAndView giveUp(
            @PathVariable String shopId,
            @PathVariable String parcelId,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        Shop store = viewer.store(shopId);
        try {
            deeds.giveUp(viewer.name(), store, parcelId, note);
        } catch (InvalidRequestException e) {
            return new ModelAndView("parcel")
                    .addObject("store", store)
                    .addObject("parcel", known(shopId, parcelId))
                    .addObject("note", note)
                    .addObject("noteProblem", "Not done. " + e.getMessage() + ".");
        }
        flash.addFlashAttribute("message", "The parcel was given up: TikTok is not told of it.");
        return new ModelAndView(Back.toStore(shopId, "parcels", parcelId));
    }

    private ParcelExplanation known(String shopId, String parcelId) {
        return explain.one(shopId, parcelId).orElseThrow(NoSuchPageException::new);
    }
}
