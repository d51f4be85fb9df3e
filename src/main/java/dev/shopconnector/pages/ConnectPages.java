package dev.shopconnector.pages;

import dev.shopconnector.access.Viewer;
import dev.shopconnector.connections.BrowserConsents;
import dev.shopconnector.connections.Connected;
import dev.shopconnector.connections.ConsentRefusedException;
import dev.shopconnector.connections.Consents;
import dev.shopconnector.connections.PlainLine;
import dev.shopconnector.connections.Shop;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A merchant goes to TikTok to consent, and comes back. */
@Controller
class ConnectPages {
    private static final String BROWSER = "consent.browser";
    private static final String CHOICE = "consent.choice";

    private final Viewer viewer;
    private final Consents consents;
    private final BrowserConsents browserConsents;
    private final Clock clock;

    ConnectPages(Viewer viewer, Consents consents, BrowserConsents browserConsents, Clock clock) {
        this.viewer = viewer;
        this.consents = consents;
        this.browserConsents = browserConsents;
        this.clock = clock;
    }

    @PostMapping("/connect")
    ModelAndView begin(@RequestParam String storeName, @RequestParam String importFrom, HttpSession session) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, String> problems = new HashMap<>();
        String name = storeName.strip();
        String objection = PlainLine.objection(name, PlainLine.LONGEST_STORE_NAME);
        if (objection != null) {
            problems.put("storeName", objection);
        }
        LocalDate from = date(importFrom);
        if (from == null) {
            problems.put("importFrom", "Write a date as 2026-11-01.");
        } else if (from.isAfter(today)) {
            problems.put("importFrom", "Choose today or a day before.");
        } else if (from.isBefore(Consents.EARLIEST_IMPORT)) {
            problems.put("importFrom", "Choose a day from " + Consents.EARLIEST_IMPORT + " on.");
        }
        if (from == null || !problems.isEmpty()) {
            return new ModelAndView(
                    "tiktok-shop",
                    Map.of(
                            "storeName", storeName,
                            "importFrom", importFrom,
                            "today", today.toString(),
                            "earliest", Consents.EARLIEST_IMPORT.toString(),
                            "problems", problems),
                    HttpStatus.BAD_REQUEST);
        }
        return leave(consents.begin(
                        viewer.name(),
                        browser(session),
                        name.isEmpty() ? null : name,
                        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        null)
                .consentUrl());
    }

    @PostMapping("/stores/{shopId}/reconnect")
    ModelAndView reconnect(@PathVariable String shopId, HttpSession session) {
        Shop shop = viewer.store(shopId);
        return leave(consents.begin(viewer.name(), browser(session), null, shop.importFrom(), shop.id())
                .consentUrl());
    }

    /** Where the callback leads. The session's cookie is there, since the callback's page is one of ours. */
    @GetMapping("/connect/back")
    ModelAndView back(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            HttpSession session,
            RedirectAttributes flash) {
        BrowserConsents.Answer answer = browserConsents.end(viewer.name(), browser(session), state, code, error);
        Connected connected = answer.connected();
        if (connected == null) {
            session.setAttribute(CHOICE, answer.choice());
            return new ModelAndView(new SeeOther("/connect/choose"));
        }
        return connected(List.of(connected), flash);
    }

    @GetMapping("/connect/choose")
    String choose(HttpSession session, Model model) {
        model.addAttribute("offers", browserConsents.offers(viewer.name(), browser(session), choice(session)));
        return "choose-shops";
    }

    @PostMapping("/connect/choose")
    ModelAndView choose(
            @RequestParam(required = false) @Nullable List<String> shops,
            HttpSession session,
            RedirectAttributes flash) {
        String choice = choice(session);
        if (shops == null) {
            return new ModelAndView(
                    "choose-shops",
                    Map.of(
                            "offers",
                            browserConsents.offers(viewer.name(), browser(session), choice),
                            "problem",
                            "Choose at least one of the shops."),
                    HttpStatus.BAD_REQUEST);
        }
        return connected(browserConsents.choose(viewer.name(), browser(session), choice, shops), flash);
    }

    /** Keys are shown on this answer and nowhere else; who has none to see goes straight to the settings. */
    private static ModelAndView connected(List<Connected> connected, RedirectAttributes flash) {
        if (connected.size() == 1 && connected.get(0).again()) {
            flash.addFlashAttribute(
                    "message",
                    "Connected again. Settings, key and orders are as before; reading goes on where it stopped.");
            return new ModelAndView(new SeeOther("/stores/" + connected.get(0).shopId() + "/settings"));
        }
        return new ModelAndView("connected", Map.of("stores", connected));
    }

    /**
     * A page that goes on to TikTok, instead of a redirect: the content policy would have to name each host that
     * TikTok sends the seller to on the way.
     */
    private static ModelAndView leave(String consentUrl) {
        return new ModelAndView("to-tiktok", Map.of("consentUrl", consentUrl));
    }

    private static String browser(HttpSession session) {
        if (session.getAttribute(BROWSER) instanceof String known) {
            return known;
        }
        String fresh = UUID.randomUUID().toString();
        session.setAttribute(BROWSER, fresh);
        return fresh;
    }

    private static String choice(HttpSession session) {
        if (session.getAttribute(CHOICE) instanceof String choice) {
            return choice;
        }
        throw new ConsentRefusedException(400, "There is nothing to choose any more. Connect the store again.");
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
