package dev.shopconnector.settings;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.shipstation.Address;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is settled, as the texts of the form. */
public final class SettingsInputs {
    private SettingsInputs() {}

    /** The inputs by name; an empty one and an empty check box are missing. */
    public static Map<String, String> of(SettledStore store) {
        Map<String, String> texts = new TreeMap<>();
        StoreSettings settings = store.settings();
        put(texts, "store_name", store.storeName());
        tick(texts, "active", store.active());
        tick(texts, "automatic_import", !settings.manualImportOnly());
        put(
                texts,
                "import_from",
                LocalDate.ofInstant(store.importFrom(), ZoneOffset.UTC).toString());
        for (String tiktok : StatusChoices.tiktok()) {
            SalesOrderStatus otherwise = StatusChoices.allowed(tiktok).get(0);
            put(
                    texts,
                    "status_" + tiktok,
                    settings.statuses().getOrDefault(tiktok, otherwise).name());
        }
        texts.putAll(settings.customFields());
        put(texts, "company_name", settings.branding().companyName());
        put(texts, "logo_url", settings.branding().logoUrl());
        put(texts, "phone", settings.branding().phone());
        put(texts, "website", settings.branding().website());
        tick(texts, "email_buyers", settings.notifications().emailBuyers());
        tick(texts, "tell_tiktok", !settings.notifications().keepFromTikTok());
        put(texts, "held", settings.held().name());
        StoreSettings.UspsRule usps = settings.uspsRule();
        put(texts, "usps_rule", usps == null ? null : usps.name());
        put(
                texts,
                "carriers",
                settings.carriers().entrySet().stream()
                        .map(carrier -> carrier.getKey() + " = " + carrier.getValue())
                        .collect(Collectors.joining("\n")));
        put(texts, "retention_days", Integer.toString(settings.retentionDays()));
        shipFrom(texts, settings.shipFrom());
        return texts;
    }

    private static void shipFrom(Map<String, String> texts, @Nullable Address from) {
        if (from != null) {
            put(texts, "from_name", from.name());
            put(texts, "from_company", from.company());
            put(texts, "from_phone", from.phone());
            put(texts, "from_line_1", from.addressLine1());
            put(texts, "from_line_2", from.addressLine2());
            put(texts, "from_city", from.city());
            put(texts, "from_state", from.stateProvince());
            put(texts, "from_postal_code", from.postalCode());
        }
    }

    private static void tick(Map<String, String> texts, String name, boolean ticked) {
        put(texts, name, ticked ? "on" : null);
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            texts.put(name, text);
        }
    }
}
