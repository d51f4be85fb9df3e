package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.settings.EditedMeanwhileException;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.SettingsDesk;
import dev.shopconnector.settings.SettingsDraft;
import dev.shopconnector.settings.SettingsReader;
import dev.shopconnector.settings.SettledStore;
import dev.shopconnector.settings.WishRefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** A store's settings, and what a merchant may ask to be imported. */
@Controller
@RequestMapping("/stores/{shopId}/settings")
class SettingsPage {
    private final Viewer viewer;
    private final SettingsDesk desk;
    private final SettingsReader reader;
    private final ImportWishes wishes;
    private final SettingsView view;

    SettingsPage(Viewer viewer, SettingsDesk desk, SettingsReader reader, ImportWishes wishes, SettingsView view) {
        this.viewer = viewer;
        this.desk = desk;
        this.reader = reader;
        this.wishes = wishes;
        this.view = view;
    }

    @GetMapping
    ModelAndView show(@PathVariable String shopId) {
        return view.of(settled(viewer.store(shopId)));
    }

    /** Saves; with the button {@code preview} nothing is saved, and the form shows what its custom fields would hold. */
    @PostMapping
    ModelAndView save(@PathVariable String shopId, @RequestParam Map<String, String> inputs, RedirectAttributes flash) {
        Shop shop = viewer.store(shopId);
        SettledStore settled = settled(shop);
        SettingsDraft draft = reader.read(inputs, settled);
        if (inputs.containsKey("preview")) {
            return view.again(settled, inputs, draft, version(inputs), HttpStatus.OK);
        }
        if (!draft.problems().isEmpty()) {
            return view.again(settled, inputs, draft, version(inputs), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            SettledStore saved = desk.save(shop.id(), version(inputs), draft, viewer.name());
            return done(
                    shopId,
                    flash,
                    saved.version() == settled.version()
                            ? "Nothing was changed."
                            : "Saved. It holds from the next order on.");
        } catch (EditedMeanwhileException e) {
            return view.conflict(settled(shop), inputs, draft, String.valueOf(e.getMessage()));
        }
    }

    /** Where a browser goes that opens the answer to a wish by its address. */
    @GetMapping({"/import-now", "/backfills", "/orders", "/backfills/{backfillId}/stop"})
    RedirectView afterAWish(@PathVariable String shopId) {
        viewer.store(shopId);
        return Back.toStore(shopId, "settings");
    }

    @PostMapping("/import-now")
    ModelAndView importNow(
            @PathVariable String shopId, @RequestParam Map<String, String> inputs, RedirectAttributes flash) {
        return wish(shopId, inputs, flash, "New orders are being imported.", id -> wishes.importNow(id, viewer.name()));
    }

    @PostMapping("/backfills")
    ModelAndView backfill(
            @PathVariable String shopId, @RequestParam Map<String, String> inputs, RedirectAttributes flash) {
        return wish(shopId, inputs, flash, "These days are being imported; see below how far it is.", id -> {
            LocalDate from = day(inputs.get("backfill_from"), "backfill_from");
            LocalDate to = day(inputs.get("backfill_to"), "backfill_to");
            wishes.backfill(id, from, to, viewer.name());
        });
    }

    @PostMapping("/backfills/{backfillId}/stop")
    ModelAndView stop(
            @PathVariable String shopId,
            @PathVariable long backfillId,
            @RequestParam Map<String, String> inputs,
            RedirectAttributes flash) {
        return wish(
                shopId,
                inputs,
                flash,
                "Stopped. What was imported stays.",
                id -> wishes.stopBackfill(id, backfillId, viewer.name()));
    }

    @PostMapping("/orders")
    ModelAndView reimport(
            @PathVariable String shopId, @RequestParam Map<String, String> inputs, RedirectAttributes flash) {
        return wish(
                shopId,
                inputs,
                flash,
                "The order is being read again; see below what came of it.",
                id -> wishes.reimport(id, inputs.get("order_id"), viewer.name()));
    }

    /** The buttons of wishes stand outside of the form but send it, so that what is not saved yet can be shown again. */
    private ModelAndView wish(
            String shopId, Map<String, String> inputs, RedirectAttributes flash, String words, Consumer<String> what) {
        Shop shop = viewer.store(shopId);
        SettledStore settled = settled(shop);
        boolean unsaved = inputs.containsKey("version") && !view.saysTheSame(settled, inputs);
        try {
            what.accept(shop.id());
        } catch (WishRefusedException e) {
            return unsaved
                    ? view.refusedOver(settled, inputs, reader.read(inputs, settled), version(inputs), e)
                    : view.refused(settled, inputs, e);
        }
        if (!unsaved) {
            return done(shopId, flash, words);
        }
        Map<String, String> left = new TreeMap<>(inputs);
        left.keySet().removeAll(SettingsView.WISHES);
        return view.again(settled, left, reader.read(left, settled), version(left), HttpStatus.OK)
                .addObject("message", words + " Not saved yet: what you changed below.");
    }

    private SettledStore settled(Shop shop) {
        return desk.find(shop.id()).orElseThrow(() -> new IllegalStateException("the shop is gone"));
    }

    private static ModelAndView done(String shopId, RedirectAttributes flash, String message) {
        flash.addFlashAttribute("message", message);
        RedirectView back = new RedirectView("/stores/{shopId}/settings", true);
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(back, Map.of("shopId", shopId));
    }

    /** What somebody made up is no version, so it is told like one that is out of date. */
    private static long version(Map<String, String> inputs) {
        try {
            return Long.parseLong(inputs.getOrDefault("version", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable LocalDate day(@Nullable String text, String input) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new WishRefusedException(input, "Write a date as year-month-day, such as 2026-11-01.");
        }
    }
}
