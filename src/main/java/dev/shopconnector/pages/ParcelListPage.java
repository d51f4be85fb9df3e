package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.shipments.ParcelState;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The parcels of a store by state, each with its reason and what to do. */
@Controller
class ParcelListPage {
    private static final int PER_PAGE = 50;
    private static final int MOST_REPLAYED = 500;

    private final Viewer viewer;
    private final ParcelLists parcels;
    private final ParcelDeeds deeds;

    ParcelListPage(Viewer viewer, ParcelLists parcels, ParcelDeeds deeds) {
        this.viewer = viewer;
        this.parcels = parcels;
        this.deeds = deeds;
    }

    /** A state that can be looked at. */
    public record Tab(String word, String words, int parcels, boolean here) {}

    @GetMapping("/stores/{shopId}/parcels")
    String parcels(
            @PathVariable String shopId,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        model.addAttribute("store", viewer.store(shopId));
        List<ParcelLists.Count> counts = parcels.counts(shopId);
        ParcelState here = state.isEmpty() ? mostUrgent(counts) : known(state);
        model.addAttribute(
                "tabs",
                Stream.of(ParcelState.values())
                        .map(tab -> tab(tab, here, counts))
                        .toList());
        model.addAttribute("state", here.word());
        model.addAttribute("rule", rule);
        model.addAttribute("later", !after.isEmpty());
        model.addAttribute("counts", of(here, counts));
        model.addAttribute(
                "page", parcels.page(shopId, here, rule, after.isEmpty() ? null : ParcelPosition.of(after), PER_PAGE));
        return "parcels";
    }

    @PostMapping("/stores/{shopId}/parcels/replay")
    RedirectView replayAll(
            @PathVariable String shopId, @RequestParam(defaultValue = "") String rule, RedirectAttributes flash) {
        Shop store = viewer.store(shopId);
        if (rule.isBlank()) {
            flash.addFlashAttribute("message", "Nothing was sent again: press the button of a reason.");
            return Back.toStore(shopId, "parcels");
        }
        int replayed = 0;
        int not = 0;
        String why = "";
        List<String> refused = parcels.refusedBy(shopId, rule, MOST_REPLAYED);
        for (String parcelId : refused) {
            try {
                deeds.replayOfKind(viewer.name(), store, parcelId);
                replayed++;
            } catch (InvalidRequestException e) {
                not++;
                why = String.valueOf(e.getMessage());
            }
        }
        flash.addFlashAttribute(
                "message",
                replayed + (replayed == 1 ? " parcel was" : " parcels were") + " sent on the way again."
                        + (not == 0 ? "" : " " + not + " could not be: " + why + ".")
                        + (refused.size() == MOST_REPLAYED ? " There may be more: press again." : ""));
        return Back.toStore(shopId, "parcels");
    }

    private static Tab tab(ParcelState state, ParcelState here, List<ParcelLists.Count> counts) {
        String words =
                switch (state) {
                    case WAITING -> "Waiting";
                    case ACCEPTED -> "Accepted";
                    case REFUSED -> "Refused";
                    case REPLACED -> "Replaced";
                    case GIVEN_UP -> "Given up";
                };
        int parcels =
                of(state, counts).stream().mapToInt(ParcelLists.Count::parcels).sum();
        return new Tab(state.word(), words, parcels, state == here);
    }

    private static List<ParcelLists.Count> of(ParcelState state, List<ParcelLists.Count> counts) {
        return counts.stream()
                .filter(count -> count.state().equals(state.word()))
                .toList();
    }

    private static ParcelState mostUrgent(List<ParcelLists.Count> counts) {
        return Stream.of(ParcelState.REFUSED, ParcelState.WAITING)
                .filter(state -> !of(state, counts).isEmpty())
                .findFirst()
                .orElse(ParcelState.ACCEPTED);
    }

    private static ParcelState known(String state) {
        return Stream.of(ParcelState.values())
                .filter(known -> known.word().equals(state))
                .findFirst()
                .orElseThrow(NoSuchPageException::new);
    }
}
