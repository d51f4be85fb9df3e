package dev.shopconnector.pages;

import dev.shopconnector.connections.ShopPauses;
import dev.shopconnector.orders.CustomFieldPreview;
import dev.shopconnector.orders.DataPoints;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.SettingField;
import dev.shopconnector.settings.SettingsDraft;
import dev.shopconnector.settings.SettingsInputs;
import dev.shopconnector.settings.SettingsReader;
import dev.shopconnector.settings.SettledStore;
import dev.shopconnector.settings.StatusChoices;
import dev.shopconnector.settings.WishRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the template {@code settings} shows. */
@Component
class SettingsView {
    private static final Map<String, SettingField> FIELDS =
            Stream.of(SettingField.values()).collect(Collectors.toUnmodifiableMap(Enum::name, field -> field));

    /** The inputs of wishes, which come with the form but are no settings. */
    static final Set<String> WISHES = Set.of("backfill_from", "backfill_to", "order_id");

    private final CustomFieldPreview previews;
    private final ImportWishes wishes;
    private final ShopPauses pauses;

    SettingsView(CustomFieldPreview previews, ImportWishes wishes, ShopPauses pauses) {
        this.previews = previews;
        this.wishes = wishes;
        this.pauses = pauses;
    }

    /** The settings as they are. */
    ModelAndView of(SettledStore store) {
        return page(store, SettingsInputs.of(store), Map.of(), store.settings().customFields(), store.version());
    }

    /** The form as it was sent, with what is wrong beside the fields. */
    ModelAndView again(
            SettledStore store, Map<String, String> inputs, SettingsDraft draft, long version, HttpStatus status) {
        Map<String, String> fields = new TreeMap<>(draft.settings().customFields());
        fields.keySet().removeIf(draft.problems()::containsKey);
        ModelAndView page = page(store, inputs, draft.problems(), fields, version);
        page.setStatus(status);
        return page;
    }

    /** The form as it was sent, with what somebody else saved meanwhile; sent again, it is saved over that. */
    ModelAndView conflict(SettledStore store, Map<String, String> inputs, SettingsDraft draft, String words) {
        ModelAndView page = again(store, inputs, draft, store.version(), HttpStatus.CONFLICT);
        page.addObject("conflict", words);
        page.addObject("theirs", theirs(SettingsInputs.of(store), inputs));
        return page;
    }

    /** The settings as they are, with the form of a wish as it was sent. */
    ModelAndView refused(SettledStore store, Map<String, String> inputs, WishRefusedException refusal) {
        Map<String, String> texts = new TreeMap<>(SettingsInputs.of(store));
        inputs.forEach(texts::putIfAbsent);
        Map<String, String> problems = Map.of(refusal.input(), refusal.words());
        ModelAndView page = page(store, texts, problems, store.settings().customFields(), store.version());
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    /** The form as it was sent, with why the wish that came with it was refused. */
    ModelAndView refusedOver(
            SettledStore store,
            Map<String, String> inputs,
            SettingsDraft draft,
            long version,
            WishRefusedException refusal) {
        ModelAndView page = again(store, inputs, draft, version, HttpStatus.UNPROCESSABLE_ENTITY);
        Map<String, String> problems = new TreeMap<>(draft.problems());
        problems.put(refusal.input(), refusal.words());
        return page.addObject("problems", problems);
    }

    /** Whether the form was sent as it was shown. */
    boolean saysTheSame(SettledStore store, Map<String, String> inputs) {
        return theirs(SettingsInputs.of(store), inputs).isEmpty();
    }

    /** Input → what is saved now, where it is another than the one that was sent. */
    private static Map<String, String> theirs(Map<String, String> saved, Map<String, String> inputs) {
        Map<String, String> theirs = new LinkedHashMap<>();
        Stream.concat(saved.keySet().stream(), inputs.keySet().stream())
                .filter(name -> !name.equals("version") && !name.equals("_csrf") && !WISHES.contains(name))
                .distinct()
                .sorted()
                .forEach(name -> {
                    String is = saved.getOrDefault(name, "");
                    if (!is.equals(inputs.getOrDefault(name, "").strip().replace("\r\n", "\n"))) {
                        theirs.put(name, is.isEmpty() ? "(empty)" : is);
                    }
                });
        return theirs;
    }

    private ModelAndView page(
            SettledStore store,
            Map<String, String> inputs,
            Map<String, String> problems,
            Map<String, String> customFields,
            long version) {
        ModelAndView page = new ModelAndView("settings");
        page.addObject("store", store);
        page.addObject("inputs", inputs);
        page.addObject("problems", problems);
        page.addObject("version", version);
        page.addObject("fields", FIELDS);
        page.addObject("statuses", statuses());
        page.addObject("customFields", SettingsReader.CUSTOM_FIELDS);
        page.addObject("dataPoints", DataPoints.paths());
        page.addObject(
                "preview", previews.ofLastOrder(store.shopId(), customFields).orElse(null));
        page.addObject("backfills", wishes.backfills(store.shopId()));
        page.addObject("paused", pauses.of(store.shopId()).isPresent());
        page.addObject("asked", wishes.orders(store.shopId()));
        return page;
    }

    /**
     * A row of the status table.
     *
     * @param input the name of its input
     */
    record StatusRow(String input, String words, List<String> allowed) {}

    private static List<StatusRow> statuses() {
        return StatusChoices.tiktok().stream()
                .map(tiktok -> new StatusRow(
                        "status_" + tiktok,
                        StatusChoices.words(tiktok),
                        StatusChoices.allowed(tiktok).stream().map(Enum::name).toList()))
                .toList();
    }
}
