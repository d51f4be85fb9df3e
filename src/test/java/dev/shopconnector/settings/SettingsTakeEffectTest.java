package dev.shopconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.OwnDescription;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each setting, from the form to what ShipStation is told, through all parts. */
class SettingsTakeEffectTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Instant LONG_AGO = Instant.parse("2026-08-01T00:00:00Z");
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());

    private final SettledShop shop = new SettledShop(SANDBOX, CONNECTOR, 0, LONG_AGO);

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(SOON).until(condition);
    }

    private void awaitStatus(String orderId, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.statusOf(orderId)).isEqualTo(status));
    }

    private JsonNode exported(String orderId) {
        return shop.exported(orderId).orElseThrow();
    }

    @Test
    void aMappedStatusIsToldOfOrdersThatShipStationHasAlreadyAndOfNewOnes() {
        String before = shop.shippable();
        awaitStatus(before, "AwaitingShipment");
        Instant modified =
                Instant.parse(exported(before).path("modified_date_time").asText());

        shop.save("status_AWAITING_SHIPMENT", "PendingFulfillment");
        String after = shop.shippable();

        awaitStatus(after, "PendingFulfillment");
        awaitStatus(before, "PendingFulfillment");
        await().atMost(SOON).untilAsserted(() -> assertThat(Instant.parse(
                        exported(before).path("modified_date_time").asText()))
                .as("ShipStation, which asks for what changed since, finds it again")
                .isAfter(modified));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        CONNECTOR.explanation(shop.key(), before).toString())
                .contains("By this store's settings ShipStation is told PendingFulfillment instead."));
    }

    @Test
    void aMappingOfShipStationsRequestWinsOverTheSettings() {
        String id = shop.shippable();
        shop.save("status_AWAITING_SHIPMENT", "PendingFulfillment", "custom_field_1", "id", "custom_field_2", "status");
        awaitStatus(id, "PendingFulfillment");
        await().atMost(SOON)
                .until(
                        () -> exported(id)
                                .at("/requested_fulfillments/0/extensions/custom_field_1")
                                .asText(),
                        id::equals);
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.putObject("sales_order_status_mappings").put("AWAITING_SHIPMENT", "OnHold");
        body.putObject("sales_order_field_mappings").put("custom_field_1", "seller_note");

        HttpResponse<String> answer = CONNECTOR.orderSource(shop.key(), "sales_orders_export", body);

        JsonNode order = RunningConnector.json(answer).at("/sales_orders/0");
        assertThat(order.path("status").asText()).isEqualTo("OnHold");
        assertThat(order.at("/requested_fulfillments/0/extensions/custom_field_2")
                        .asText())
                .isEqualTo("AWAITING_SHIPMENT");
        assertThat(order.at("/requested_fulfillments/0/extensions/custom_field_1")
                        .isMissingNode())
                .as("what the request names, and the order lacks, is empty")
                .isTrue();
    }

    @Test
    void aMappingOfARequestThatWouldForgetAnOrderOrBringItBackIsIgnoredAndSaidSo() {
        String open = shop.shippable();
        String shipped = shop.shippable();
        awaitStatus(open, "AwaitingShipment");
        awaitStatus(shipped, "AwaitingShipment");
        SANDBOX.control().orders().ship(shipped, 1);
        awaitStatus(shipped, "Completed");
        ObjectNode mappings = new ObjectMapper()
                .createObjectNode()
                .put("AWAITING_SHIPMENT", "Completed")
                .put("AWAITING_COLLECTION", "OnHold");

        Map<String, String> told = asked(mappings);

        assertThat(told).containsEntry(open, "AwaitingShipment").containsEntry(shipped, "Completed");
        JsonNode explained = CONNECTOR.explanation(shop.key(), open);
        assertThat(explained.path("shipstation_status").asText()).isEqualTo("AwaitingShipment");
        assertThat(explained.path("warnings").toString())
                .contains("ShipStation asks for Completed", "ignored", "AwaitingShipment");
        assertThat(CONNECTOR.explanation(shop.key(), shipped).path("warnings").toString())
                .contains("ShipStation asks for OnHold", "ignored", "Completed");

        asked(new ObjectMapper().createObjectNode());
        assertThat(CONNECTOR.explanation(shop.key(), open).path("warnings").toString())
                .doesNotContain("ShipStation asks");
    }

    @Test
    void theExplanationNamesTheStatusThatIsReallyTold() {
        String id = shop.shippable();
        awaitStatus(id, "AwaitingShipment");
        asked(new ObjectMapper().createObjectNode().put("AWAITING_SHIPMENT", "OnHold"));
        assertThat(CONNECTOR
                        .explanation(shop.key(), id)
                        .path("shipstation_status")
                        .asText())
                .isEqualTo("OnHold");

        asked(new ObjectMapper().createObjectNode());
        shop.save("status_AWAITING_SHIPMENT", "PendingFulfillment");
        awaitStatus(id, "PendingFulfillment");
        assertThat(CONNECTOR
                        .explanation(shop.key(), id)
                        .path("shipstation_status")
                        .asText())
                .isEqualTo("PendingFulfillment");
    }

    /** Order id → status as ShipStation is told by a request with these mappings. */
    private Map<String, String> asked(ObjectNode mappings) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.set("sales_order_status_mappings", mappings);
        Map<String, String> told = new TreeMap<>();
        RunningConnector.json(CONNECTOR.orderSource(shop.key(), "sales_orders_export", body))
                .path("sales_orders")
                .forEach(order -> told.put(
                        order.path("order_id").asText(), order.path("status").asText()));
        return told;
    }

    @Test
    void brandShipFromAndNotificationsAreInEveryOrderOfTheModel() {
        String id = shop.shippable();
        awaitStatus(id, "AwaitingShipment");
        assertThat(exported(id).has("ship_from")).isFalse();

        shop.save(
                "company_name", "Fern & Sons",
                "phone", "+1 555 010 0000",
                "website", "https://fern.example",
                "email_buyers", "on",
                "tell_tiktok", "",
                "from_name", "Fern Warehouse",
                "from_line_1", "1 Dock Road",
                "from_city", "Reno",
                "from_state", "nevada",
                "from_postal_code", "89501");

        await().atMost(SOON)
                .until(
                        () -> exported(id)
                                .at("/requested_fulfillments/0/branding/company_name")
                                .asText(),
                        "Fern & Sons"::equals);
        JsonNode order = exported(id);
        assertThat(order.at("/ship_from/name").asText()).isEqualTo("Fern Warehouse");
        assertThat(order.at("/ship_from/state_province").asText()).isEqualTo("NV");
        assertThat(order.at("/ship_from/country_code").asText()).isEqualTo("US");
        JsonNode preferences = order.at("/requested_fulfillments/0/shipping_preferences");
        assertThat(preferences.path("suppress_marketplace_notify").asBoolean()).isTrue();
        assertThat(preferences.path("suppress_email_notify").asBoolean(false)).isFalse();
        JsonNode details = RunningConnector.json(
                        CONNECTOR.orderSource(shop.key(), "get_source_details", new ObjectMapper().createObjectNode()))
                .path("source_details");
        assertThat(details.path("phone").asText()).isEqualTo("+1 555 010 0000");
        assertThat(details.path("website").asText()).isEqualTo("https://fern.example");
        HttpResponse<String> answer =
                CONNECTOR.orderSource(shop.key(), "sales_orders_export", new ObjectMapper().createObjectNode());
        assertThat(OwnDescription.shipped().problems("post", "/order-source/sales_orders_export", answer))
                .isEmpty();
    }

    @Test
    void aHeldOrderIsShownOnHoldWhenTheMerchantWantsItAndShippableWhenItsTimeHasCome() {
        String id = shop.place(NewOrder.paidNow().skippingHold());
        soon(() -> shop.count("orders", "verdict = 'hold'") == 1);
        assertThat(shop.statusOf(id)).isEqualTo("not handed out");

        shop.save("held", "ON_HOLD");

        awaitStatus(id, "OnHold");
        assertThat(CONNECTOR.explanation(shop.key(), id).toString()).contains("as this store's settings want it");
        SANDBOX.clock().advance(Duration.ofMinutes(61));
        awaitStatus(id, "AwaitingShipment");
    }

    @Test
    void anOrderThatTikTokHoldsWithoutAnAddressIsNotShownWhateverTheSettings() {
        shop.save("held", "ON_HOLD", "status_AWAITING_SHIPMENT", "PendingFulfillment");
        String masked = shop.place(NewOrder.paidNow());
        String other = shop.shippable();
        awaitStatus(other, "PendingFulfillment");
        soon(() -> shop.count("orders", "order_id = '" + masked + "'") == 1);

        assertThat(shop.statusOf(masked)).isIn("not handed out", "OnHold");
    }

    @Test
    void theSecondOfTwoEditorsIsToldAndNothingOfTheirsIsSaved() {
        SettledStore seen = shop.settled();
        SettingsDesk desk = CONNECTOR.bean(SettingsDesk.class);
        desk.save(shop.id(), seen.version(), SettledShop.draft(CONNECTOR, seen, "company_name", "First"), "ada");

        assertThatThrownBy(() -> desk.save(
                        shop.id(), seen.version(), SettledShop.draft(CONNECTOR, seen, "store_name", "Second"), "bob"))
                .isInstanceOf(EditedMeanwhileException.class)
                .hasMessageContaining("ada");

        SettledStore now = shop.settled();
        assertThat(now.settings().branding().companyName()).isEqualTo("First");
        assertThat(now.storeName()).isNotEqualTo("Second");
        assertThat(now.changedBy()).isEqualTo("ada");
    }

    @Test
    void aSavingIsInTheAuditLogWithWhatChangedAndOneThatChangesNothingIsNot() {
        shop.save(
                "store_name",
                "Fern",
                "from_name",
                "Ada Secret",
                "from_line_1",
                "1 Secret St",
                "from_city",
                "Reno",
                "from_state",
                "NV",
                "from_postal_code",
                "89501");
        SettledStore once = shop.settled();
        shop.save();

        assertThat(shop.settled()).isEqualTo(once);
        assertThat(CONNECTOR.bean(AuditLog.class).ofShop(shop.id(), Long.MAX_VALUE, 10))
                .filteredOn(deed -> !deed.deed().action().equals("store.connect"))
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.deed().who()).isEqualTo("ada");
                    assertThat(deed.deed().action()).isEqualTo("settings.save");
                    assertThat(deed.deed().details())
                            .contains("store_name", "→ Fern", "from_name changed")
                            .doesNotContain("Secret");
                });
    }

    @Test
    void whatDoesNotConcernShipStationTellsItNothingAgain() {
        String id = shop.shippable();
        awaitStatus(id, "AwaitingShipment");
        String modified = exported(id).path("modified_date_time").asText();

        shop.save("retention_days", "60", "carriers", "my courier = UPS");
        String next = shop.shippable();
        awaitStatus(next, "AwaitingShipment");

        assertThat(exported(id).path("modified_date_time").asText()).isEqualTo(modified);
        assertThat(shop.settled().settings().carriers()).isEqualTo(Map.of("my courier", "UPS"));
    }

    @Test
    void settingsThatSomebodySpoiltByHandStopNoShop() {
        shop.save("retention_days", "60");
        CONNECTOR.sql(jdbc ->
                jdbc.update("UPDATE store_settings SET settings = '{\"statuses\":7}' WHERE shop_id = ?", shop.id()));

        awaitStatus(shop.shippable(), "AwaitingShipment");
    }
}
