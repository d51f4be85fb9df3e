package dev.shopconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant IMPORT_FROM = Instant.parse("2026-10-25T08:15:30Z");
    private static final SettledStore DEFAULTS =
            new SettledStore("7", 0, null, null, "Fern", true, IMPORT_FROM, StoreSettings.DEFAULTS);

    private final SettingsReader reader = new SettingsReader(Clock.fixed(NOW, ZoneOffset.UTC));

    private SettingsDraft read(String... namesAndTexts) {
        Map<String, String> inputs = new TreeMap<>(SettingsInputs.of(DEFAULTS));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            inputs.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return reader.read(inputs, DEFAULTS);
    }

    @Test
    void theFormAsItIsShownSaysWhatIsSettled() {
        SettingsDraft draft = read();

        assertThat(draft).isEqualTo(new SettingsDraft("Fern", true, IMPORT_FROM, StoreSettings.DEFAULTS, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "store_name | '' | Give the store a name",
                "store_name | 'a\tb' | plain text on one line",
                "import_from | '' | Write the day",
                "import_from | 24.11.2026 | year-month-day",
                "import_from | 2026-02-30 | year-month-day",
                "import_from | 2019-12-31 | 2020-01-01",
                "import_from | 2026-11-25 | has begun",
                "status_ON_HOLD | AwaitingShipment | must not be shipped",
                "status_ON_HOLD | PendingFulfillment | must not be shipped",
                "status_UNPAID | AwaitingShipment | not paid",
                "status_AWAITING_SHIPMENT | Completed | forgotten",
                "status_AWAITING_SHIPMENT | Cancelled | forgotten",
                "status_IN_TRANSIT | AwaitingShipment | second time",
                "status_DELIVERED | OnHold | second time",
                "status_CANCELLED | AwaitingShipment | are cancelled",
                "status_CANCELLED | nonsense | Possible: Cancelled",
                "custom_field_1 | no_such_point | no data point",
                "custom_field_2 | line_items[*].[] | no data point",
                "custom_field_3 | ${exception} | no data point",
                "company_name | LONG | at most 100",
                "logo_url | http://logo.example/a.png | https://",
                "logo_url | javascript:alert(1) | https://",
                "logo_url | https://a b | https://",
                "logo_url | https://user:pw@logo.example | https://",
                "phone | call me | phone number",
                "phone | <b>1</b> | phone number",
                "website | ftp://x.example | http://",
                "website | data:text/html,x | http://",
                "held | AwaitingShipment | Choose one",
                "usps_rule | maybe | Choose one",
                "carriers | no equals sign | Line 1: write ShipStation's name",
                "carriers | a = UPS, FedEx | without a comma",
                "carriers | = UPS | Line 1",
                "retention_days | 6 | from 7 to 365",
                "retention_days | 366 | from 7 to 365",
                "retention_days | 1e3 | from 7 to 365",
                "retention_days | 99999999999 | from 7 to 365",
                "from_state | ZZ | no state",
                "from_postal_code | 123 | ZIP code",
                "from_city | '' | Write the city",
                "from_name | '' | label shows",
                "from_line_1 | '' | street",
                "from_line_1 | 1 *** Street | without *",
                "from_phone | x | phone number",
                "from_company | LONG | at most 100",
                "from_line_2 | LONGER | at most 200",
            })
    void badInputIsToldBesideItsField(String input, String text, String words) {
        String[] address = {
            "from_name",
            "Ada",
            "from_line_1",
            "1 Road",
            "from_city",
            "Reno",
            "from_state",
            "NV",
            "from_postal_code",
            "89501"
        };
        Map<String, String> inputs = new TreeMap<>(SettingsInputs.of(DEFAULTS));
        for (int i = 0; i < address.length; i += 2) {
            inputs.put(address[i], address[i + 1]);
        }
        inputs.put(
                input,
                switch (text) {
                    case "LONG" -> "x".repeat(101);
                    case "LONGER" -> "x".repeat(201);
                    default -> text;
                });

        SettingsDraft draft = reader.read(inputs, DEFAULTS);

        assertThat(draft.problems()).containsOnlyKeys(input);
        assertThat(draft.problems().get(input)).contains(words).endsWith(".");
    }

    @Test
    void goodInputIsTakenAsItIsMeant() {
        SettingsDraft draft = read(
                "store_name", "  Fern  ",
                "active", "",
                "automatic_import", "",
                "import_from", "2026-10-01",
                "status_PAID", "OnHold",
                "custom_field_1", "line_items[3].seller_sku",
                "custom_field_2", "recipient_address.district_info[*].address_name",
                "logo_url", "https://logo.example/a.png?x=1",
                "usps_rule", "REFUSE",
                "carriers", "my courier = UPS\r\n\r\n  DHL-2=DHL express ",
                "retention_days", " 90 ");

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.storeName()).isEqualTo("Fern");
        assertThat(draft.active()).isFalse();
        assertThat(draft.importFrom()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
        StoreSettings settings = draft.settings();
        assertThat(settings.manualImportOnly()).isTrue();
        assertThat(settings.statuses()).isEqualTo(Map.of("PAID", SalesOrderStatus.OnHold));
        assertThat(settings.customFields())
                .containsEntry("custom_field_1", "line_items[3].seller_sku")
                .hasSize(2);
        assertThat(settings.uspsRuleOr("off")).isEqualTo("refuse");
        assertThat(settings.carriers()).isEqualTo(Map.of("my courier", "UPS", "DHL-2", "DHL express"));
        assertThat(settings.retentionDays()).isEqualTo(90);
        assertThat(SettingsText.read("7", SettingsText.write(settings))).isEqualTo(settings);
    }

    @Test
    void whatAnotherVersionStoredReadsAsTheDefaultsWhereItIsNotKnown() {
        StoreSettings read = SettingsText.read(
                "7",
                "{\"held\":\"SOMETHING_NEW\",\"statuses\":{\"PAID\":null},\"more\":{\"x\":1},\"uspsRule\":\"OFF\"}");

        assertThat(read.held()).isEqualTo(StoreSettings.HeldOrders.HIDE);
        assertThat(read.uspsRuleOr("warn")).isEqualTo("off");
        assertThat(read.retentionDays()).isEqualTo(30);
        assertThat(SettingsText.read("7", null)).isEqualTo(StoreSettings.DEFAULTS);
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldHasWordsForTheMerchant(SettingField field) {
        assertThat(field.label()).isNotBlank();
        assertThat(field.otherwise()).isNotBlank();
        assertThat(field.help()).endsWith(".").hasSizeGreaterThan(30);
    }
}
