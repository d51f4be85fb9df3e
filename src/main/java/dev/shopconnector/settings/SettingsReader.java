package dev.shopconnector.settings;

import dev.shopconnector.connections.Consents;
import dev.shopconnector.connections.PlainLine;
import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.connections.StoreSettings.HeldOrders;
import dev.shopconnector.connections.StoreSettings.UspsRule;
import dev.shopconnector.orders.DataPoints;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the settings form: every input that cannot be taken gets a message, the others are read all the same. */
@Component
public class SettingsReader {
    /** The inputs of the three custom fields. */
    public static final List<String> CUSTOM_FIELDS = List.of("custom_field_1", "custom_field_2", "custom_field_3");

    private static final int MOST_CARRIERS = 100;
    private static final int LONGEST_CARRIER = 100;
    private static final int LONGEST_PATH = 200;
    private static final int FEWEST_DAYS = 7;
    private static final int MOST_DAYS = 365;

    private final Clock clock;

    SettingsReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * What the form says.
     *
     * @param texts the inputs by name, as a browser sends them; a missing one is empty
     * @param before what is settled now; its first-import date stays to the second when its day does not change
     */
    public SettingsDraft read(Map<String, String> texts, SettledStore before) {
        Inputs in = new Inputs(texts);
        StoreSettings settings = new StoreSettings(
                before.settings().toldVersion(),
                !in.ticked("automatic_import"),
                statuses(in),
                customFields(in),
                new StoreSettings.Branding(
                        in.line("company_name", 100),
                        in.web("logo_url", true),
                        in.phone("phone"),
                        in.web("website", false)),
                new StoreSettings.Notifications(in.ticked("email_buyers"), !in.ticked("tell_tiktok")),
                orHidden(in.choice("held", HeldOrders.class)),
                in.choice("usps_rule", UspsRule.class),
                carriers(in),
                retentionDays(in),
                ShipFromInput.read(in));
        String name = in.required("store_name", PlainLine.LONGEST_STORE_NAME, "Give the store a name.");
        Instant importFrom = importFrom(in, before.importFrom());
        return new SettingsDraft(name, in.ticked("active"), importFrom, settings, in.problems());
    }

    private Instant importFrom(Inputs in, Instant before) {
        LocalDate day = in.date("import_from");
        if (day == null) {
            in.problem("import_from", "Write the day from which orders are imported.");
            return before;
        }
        if (day.isBefore(Consents.EARLIEST_IMPORT)) {
            in.problem("import_from", "Write a day from " + Consents.EARLIEST_IMPORT + " on.");
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (begin.isAfter(clock.instant())) {
            in.problem("import_from", "Write a day that has begun (UTC): orders of the future cannot be skipped.");
        }
        return day.equals(LocalDate.ofInstant(before, ZoneOffset.UTC)) ? before : begin;
    }

    /** Only what differs from the default table. */
    private static Map<String, SalesOrderStatus> statuses(Inputs in) {
        Map<String, SalesOrderStatus> statuses = new TreeMap<>();
        for (String tiktok : StatusChoices.tiktok()) {
            String wanted = in.raw("status_" + tiktok);
            if (wanted == null) {
                continue;
            }
            String objection = StatusChoices.objection(tiktok, wanted);
            if (objection != null) {
                in.problem("status_" + tiktok, objection);
                continue;
            }
            SalesOrderStatus status = SalesOrderStatus.valueOf(wanted);
            if (status != StatusChoices.allowed(tiktok).get(0)) {
                statuses.put(tiktok, status);
            }
        }
        return statuses;
    }

    private static Map<String, String> customFields(Inputs in) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : CUSTOM_FIELDS) {
            String path = in.line(field, LONGEST_PATH);
            if (path == null) {
                continue;
            }
            if (!DataPoints.isKnown(path)) {
                in.problem(
                        field,
                        "A TikTok order has no data point of this name: choose one of the list, such as"
                                + " line_items[*].seller_sku.");
            }
            fields.put(field, path);
        }
        return fields;
    }

    private static HeldOrders orHidden(@Nullable HeldOrders held) {
        return held == null ? HeldOrders.HIDE : held;
    }

    private static Map<String, String> carriers(Inputs in) {
        Map<String, String> carriers = new LinkedHashMap<>();
        String text = in.raw("carriers");
        if (text == null) {
            return carriers;
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > MOST_CARRIERS) {
            in.problem("carriers", "Name at most " + MOST_CARRIERS + " carriers.");
            return carriers;
        }
        for (int i = 0; i < lines.size(); i++) {
            String problem = carrier(lines.get(i), carriers);
            if (problem != null) {
                in.problem("carriers", "Line " + (i + 1) + ": " + problem);
            }
        }
        return carriers;
    }

    private static @Nullable String carrier(String line, Map<String, String> carriers) {
        int equals = line.indexOf('=');
        String shipstation = equals < 0 ? "" : line.substring(0, equals).strip();
        String tiktok = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (shipstation.chars().noneMatch(Character::isLetterOrDigit) || tiktok.isEmpty()) {
            return "write ShipStation's name, an equals sign and TikTok's name, as in: my_courier = UPS.";
        }
        if (tiktok.indexOf(',') >= 0) {
            return "name one carrier of TikTok's, without a comma.";
        }
        if (shipstation.length() > LONGEST_CARRIER || tiktok.length() > LONGEST_CARRIER) {
            return "use at most " + LONGEST_CARRIER + " characters for a name.";
        }
        return carriers.put(shipstation, tiktok) == null ? null : "'" + shipstation + "' is there twice.";
    }

    private static int retentionDays(Inputs in) {
        String text = in.raw("retention_days");
        if (text == null) {
            return StoreSettings.DEFAULT_RETENTION_DAYS;
        }
        try {
            int days = Integer.parseInt(text);
            if (days >= FEWEST_DAYS && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of bounds.
        }
        in.problem("retention_days", "Write a number of days from " + FEWEST_DAYS + " to " + MOST_DAYS + ".");
        return StoreSettings.DEFAULT_RETENTION_DAYS;
    }
}
