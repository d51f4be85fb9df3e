package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ShipStation tells of parcels is taken in one by one, once each, and stored before it is answered. */
class AcceptedNotificationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage();

    private static ObjectNode bySku(ObjectNode parcel, String sku, int quantity) {
        parcel.withArray("items").addObject().put("sku", sku).put("quantity", quantity);
        return parcel;
    }

    private static ObjectNode toldAgain(ObjectNode parcel) {
        return parcel.deepCopy().put("notification_id", "again-" + ParcelStage.number());
    }

    @Test
    void whatCannotBeUnderstoodFailsByItselfAndSaysWhy() {
        String order = STAGE.mugs(1);
        Map<JsonNode, String> bad = new LinkedHashMap<>();
        bad.put(TextNode.valueOf("parcel"), "must be an object");
        bad.put(NullNode.getInstance(), "must be an object");
        bad.put(ups(order).without("notification_id"), "notification_id is missing");
        bad.put(ups(order).without("order_id"), "order_id is missing");
        bad.put(ups("576/../1 OR 1=1"), "order_id is no id of TikTok Shop");
        bad.put(withQuantity(order, TextNode.valueOf("0")), "whole number above 0");
        bad.put(withQuantity(order, TextNode.valueOf("1.5")), "whole number above 0");
        bad.put(withQuantity(order, TextNode.valueOf("abc")), "whole number above 0");
        bad.put(withQuantity(order, TextNode.valueOf("1e999999999")), "whole number above 0");
        bad.put(withQuantity(order, TextNode.valueOf("9".repeat(30))), "whole number above 0");
        bad.put(withQuantity(order, JSON.createArrayNode()), "whole number above 0");
        bad.put(ups(order).set("items", JSON.createObjectNode()), "items must be a list");
        bad.put(ups(order).put("tracking_number", "1".repeat(129)), "tracking_number is longer than 128");
        bad.put(ups(order).put("tracking_number", " "), "no tracking number");
        bad.put(ups("999999999999999999"), "This store has no such order");
        bad.put(bySku(ups(order), "NOT-OURS", 1), "The order has no item with SKU 'NOT-OURS'");
        bad.put(ShippingStation.with(ups(order), "1", 1), "The order has no item '1'");
        List<JsonNode> told = new ArrayList<>(bad.keySet());
        told.add(ups(order));

        JsonNode answers = STAGE.station().ships(told.toArray(JsonNode[]::new));

        assertThat(answers).hasSize(bad.size() + 1);
        int place = 0;
        for (Map.Entry<JsonNode, String> one : bad.entrySet()) {
            JsonNode answer = answers.path(place++);
            assertThat(answer.path("status").asText()).as("%s", one.getKey()).isEqualTo("failure");
            assertThat(answer.path("succeeded").asBoolean(true)).isFalse();
            assertThat(answer.path("failure_reason").asText())
                    .as("%s", one.getKey())
                    .contains(one.getValue())
                    .doesNotContain("Exception", "null");
            assertThat(answer.path("notification_id").asText())
                    .isEqualTo(one.getKey().path("notification_id").asText());
        }
        assertThat(answers.path(place).path("status").asText())
                .as("%s", answers)
                .isEqualTo("success");
    }

    @Test
    void whatCannotBeUnderstoodOfAnOrderIsKeptForAPerson() {
        Map<String, String> rules = Map.of(
                "tracking_number", "tracking_number is longer than 128",
                "carrier_code", "carrier_code is longer than 128",
                "carrier_service_code", "carrier_service_code is longer than 128",
                "items", "whole number above 0");
        rules.forEach((field, why) -> {
            String order = STAGE.mugs(1);
            ObjectNode parcel = field.equals("items")
                    ? withQuantity(order, TextNode.valueOf("0"))
                    : ups(order).put(field, "1Ü\uD83D\uDCE6".repeat(100));

            JsonNode answer = STAGE.tell(parcel);
            JsonNode again = STAGE.tell(toldAgain(parcel));

            assertThat(answer.path("failure_reason").asText()).contains(why).contains("Seller Center");
            assertThat(again.path("submission_id")).isEqualTo(answer.path("submission_id"));
            assertThat(again.path("failure_reason")).isEqualTo(answer.path("failure_reason"));
            assertThat(STAGE.parcels(order)).singleElement().satisfies(kept -> {
                assertThat(kept.state()).isEqualTo(ParcelState.REFUSED);
                assertThat(kept.rule()).isEqualTo("unreadable");
                assertThat(kept(kept)).isEqualTo(parcel);
                if (field.equals("tracking_number")) {
                    assertThat(kept.trackingNumber()).startsWith("1Ü").endsWith("…");
                }
            });
            Parcel kept = STAGE.parcels(order).get(0);
            assertThatThrownBy(() -> STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), kept))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(why);
            assertThat(STAGE.tell(ups(order)).path("status").asText()).isEqualTo("success");
        });
    }

    @Test
    void twoThatCannotBeUnderstoodAreTwo() {
        String order = STAGE.mugs(1);
        ObjectNode one = withQuantity(order, TextNode.valueOf("0"));
        ObjectNode other = one.deepCopy();
        ((ObjectNode) other.path("items").path(0)).put("quantity", "-1");
        JsonNode answers = STAGE.station().ships(one, other, toldAgain(one));
        assertThat(answers.path(2).path("submission_id"))
                .isEqualTo(answers.path(0).path("submission_id"));
        assertThat(STAGE.parcels(order)).hasSize(2);
    }

    private static ObjectNode withQuantity(String order, JsonNode quantity) {
        ObjectNode parcel = ups(order);
        parcel.withArray("items")
                .addObject()
                .put("line_item_id", STAGE.lines(order).get(0))
                .set("quantity", quantity);
        return parcel;
    }

    @Test
    void aBatchOfNothingButFailuresIsAnswered() {
        JsonNode answers = STAGE.station().ships(ups("1"), ups("2"), TextNode.valueOf("x"));
        assertThat(answers)
                .extracting(answer -> answer.path("status").asText())
                .containsExactly("failure", "failure", "failure");
    }

    @Test
    void quantitiesThatAddUpBeyondAllNumbersFailByThemselves() {
        String order = STAGE.mugs(2);
        String line = STAGE.lines(order).get(0);
        ObjectNode huge = ShippingStation.with(
                ShippingStation.with(ups(order), line, Integer.MAX_VALUE), line, Integer.MAX_VALUE);

        JsonNode answers = STAGE.station().ships(huge, ups(order));

        assertThat(answers.path(0).path("failure_reason").asText()).contains("2 are left to ship");
        assertThat(answers.path(1).path("status").asText()).isEqualTo("success");
    }

    @Test
    void notificationsMadeToLookLikeOneParcelFailByThemselves() {
        String order = STAGE.mugs(1);
        ObjectNode one = ShippingStation.with(ShippingStation.parcel("404", "ups", "T"), "A|B", 1);
        ObjectNode other = ShippingStation.with(ShippingStation.parcel("404", "ups", "T|A"), "B", 1);
        assertThat(STAGE.station().ships(one, other, ups(order)))
                .extracting(answer -> answer.path("status").asText())
                .containsExactly("failure", "failure", "success");
    }

    @Test
    void withoutItemsAParcelHoldsAllThatIsLeft() {
        String order = STAGE.placed(STAGE.shippable(3).withSkus(ParcelStage.MUG, ParcelStage.SOAP, ParcelStage.SOAP));
        ObjectNode soap = bySku(ups(order), ParcelStage.SOAP, 1);
        ObjectNode rest = ups(order);
        String soapNumber = soap.path("tracking_number").asText();
        String restNumber = rest.path("tracking_number").asText();

        assertThat(STAGE.tell(soap).path("status").asText()).isEqualTo("success");
        assertThat(STAGE.tell(rest).path("status").asText()).isEqualTo("success");

        assertThat(STAGE.numbers(order)).containsExactly(restNumber, soapNumber, restNumber);
    }

    @Test
    void itemsAreFoundByLineIdOrBySkuUnitByUnit() {
        String order = STAGE.placed(
                STAGE.shippable(5).withSkus(ParcelStage.MUG, ParcelStage.SOAP, ParcelStage.MUG, ParcelStage.MUG));
        List<String> lines = STAGE.lines(order);
        ObjectNode byLine = ShippingStation.with(ups(order), lines.get(0), 2);
        ObjectNode unknownLine = ups(order);
        unknownLine
                .withArray("items")
                .addObject()
                .put("line_item_id", "of-a-merged-order")
                .put("sku", ParcelStage.SOAP.toLowerCase(Locale.ROOT))
                .put("quantity", "1");
        ObjectNode noLine = bySku(ups(order), ParcelStage.MUG, 2);

        JsonNode answers = STAGE.station().ships(byLine, unknownLine, noLine);

        assertThat(answers)
                .extracting(answer -> answer.path("status").asText())
                .as("%s", answers)
                .containsExactly("success", "success", "success");
        String two = byLine.path("tracking_number").asText();
        String one = unknownLine.path("tracking_number").asText();
        String last = noLine.path("tracking_number").asText();
        assertThat(STAGE.numbers(order)).containsExactly(two, one, two, last, last);
        assertThat(STAGE.atTikTok(order).path("status").asText()).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void serviceCodeAndBothTypesOfContextAreTaken() {
        String order = STAGE.mugs(3);
        JsonNode exported = STAGE.connector.export(STAGE.key(), Instant.EPOCH).stream()
                .filter(told -> told.path("order_id").asText().equals(order))
                .findFirst()
                .orElseThrow();
        String context = exported.path("integration_context").asText();
        String item =
                exported.at("/requested_fulfillments/0/items/0/line_item_id").asText();
        ObjectNode asText = ShippingStation.with(ups(order), item, 1)
                .put("carrier_service_code", "ups_ground")
                .put("integration_context", context);
        ObjectNode asObject = ShippingStation.with(ups(order), item, 2);
        asObject.set("integration_context", json(context));

        JsonNode answers = STAGE.station().ships(asText, asObject);

        assertThat(answers)
                .extracting(answer -> answer.path("status").asText())
                .as("%s", answers)
                .containsExactly("success", "success");
        assertThat(STAGE.parcel(answers.path(0)).serviceCode()).isEqualTo("ups_ground");
        assertThat(kept(STAGE.parcel(answers.path(0)))
                        .path("integration_context")
                        .asText())
                .isEqualTo(context);
        assertThat(kept(STAGE.parcel(answers.path(1))).path("integration_context"))
                .isEqualTo(json(context));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static JsonNode kept(Parcel parcel) {
        return STAGE.connector.bean(ParcelNotifications.class).word(parcel);
    }

    @Test
    void moreThanIsLeftIsRefusedInWordsAndKept() {
        String order = STAGE.mugs(3);
        assertThat(STAGE.tell(bySku(ups(order), ParcelStage.MUG, 2))
                        .path("status")
                        .asText())
                .isEqualTo("success");

        JsonNode answer = STAGE.tell(bySku(ups(order), ParcelStage.MUG, 3));

        assertThat(answer.path("status").asText()).isEqualTo("failure");
        assertThat(answer.path("failure_reason").asText())
                .contains("it holds 3 of SKU '" + ParcelStage.MUG + "', but 1 is left to ship");
        Parcel parcel = STAGE.parcel(answer);
        assertThat(parcel.state()).isEqualTo(ParcelState.REFUSED);
        assertThat(parcel.rule()).isEqualTo("units-left");
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void theSameParcelGetsTheSameAnswerWheneverItIsTold() {
        ObjectNode good = ups(STAGE.mugs(1));
        ObjectNode badCarrier = ups(STAGE.mugs(1)).put("carrier_code", "evri");
        ObjectNode early = ups(STAGE.heldMugs(1));
        for (Map.Entry<ObjectNode, String> one :
                Map.of(good, "success", badCarrier, "failure", early, "pending").entrySet()) {
            ObjectNode parcel = one.getKey();
            JsonNode first = STAGE.tell(parcel);
            ObjectNode again = toldAgain(parcel);
            JsonNode second = STAGE.tell(again);
            assertThat(first.path("status").asText()).as("%s", first).isEqualTo(one.getValue());
            ObjectNode expected = first.deepCopy();
            expected.set("notification_id", again.path("notification_id"));
            assertThat(second).isEqualTo(expected);
            assertThat(STAGE.parcels(parcel.path("order_id").asText())).hasSize(1);
        }
    }

    @Test
    void aParcelThatWaitsForALaterTimeIsAnsweredAtOnce() {
        ObjectNode early = ups(STAGE.heldMugs(1));
        STAGE.tell(early);
        Instant asked = Instant.now();
        assertThat(STAGE.tell(toldAgain(early)).path("status").asText()).isEqualTo("pending");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void withItemsOrWithoutItIsOneParcel() {
        ObjectNode good = ups(STAGE.mugs(2));
        ObjectNode badCarrier = ups(STAGE.mugs(2)).put("carrier_code", "evri");
        ObjectNode early = ups(STAGE.heldMugs(2));
        for (ObjectNode without : List.of(good, badCarrier, early)) {
            String order = without.path("order_id").asText();
            ObjectNode with =
                    ShippingStation.with(toldAgain(without), STAGE.lines(order).get(0), 2);
            JsonNode first = STAGE.tell(without);
            JsonNode second = STAGE.tell(with);
            assertThat(second.path("submission_id")).isEqualTo(first.path("submission_id"));
            assertThat(second.path("status")).isEqualTo(first.path("status"));
            assertThat(STAGE.parcels(order)).hasSize(1);
            assertThat(STAGE.marks(order)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void wordingDoesNotMakeAnotherParcel() {
        String order = STAGE.placed(STAGE.shippable(3).withSkus(ParcelStage.MUG, ParcelStage.SOAP));
        String number = ParcelStage.number();
        ObjectNode told =
                bySku(bySku(ShippingStation.parcel(order, "ups", number), ParcelStage.MUG, 2), ParcelStage.SOAP, 1);
        ObjectNode otherwise = JSON.createObjectNode();
        bySku(bySku(otherwise, ParcelStage.SOAP, 1), ParcelStage.MUG, 2);
        otherwise
                .put(
                        "tracking_number",
                        " " + number.substring(0, 2) + "-" + number.substring(2).toLowerCase(Locale.ROOT) + "\t")
                .put("carrier_code", "UPS")
                .put("order_id", order + " ")
                .put("notification_id", "other");

        JsonNode first = STAGE.tell(told);
        JsonNode second = STAGE.tell(otherwise);

        assertThat(first.path("status").asText()).isEqualTo("success");
        assertThat(second.path("submission_id")).isEqualTo(first.path("submission_id"));
        assertThat(second.path("confirmation_code")).isEqualTo(first.path("confirmation_code"));
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void shipStationCanAskForEachParcelLater() {
        ObjectNode early = ups(STAGE.heldMugs(1));
        JsonNode pending = STAGE.tell(early);
        JsonNode success = STAGE.tell(ups(STAGE.mugs(1)));
        JsonNode failure = STAGE.tell(ups(STAGE.mugs(1)).put("carrier_code", "evri"));
        assertThat(asks(pending)).isEqualTo("pending");
        assertThat(asks(success)).isEqualTo("success");
        assertThat(STAGE.station().asks(success.path("submission_id").asText()).path("confirmation_code"))
                .isEqualTo(success.path("confirmation_code"));
        assertThat(asks(failure)).isEqualTo("failure");
        assertThat(STAGE.station().asks(failure.path("submission_id").asText()).path("failure_reason"))
                .isEqualTo(failure.path("failure_reason"));

        JsonNode unknown = STAGE.station().asks("0".repeat(32));
        assertThat(unknown.path("status").asText()).isEqualTo("failure");
        assertThat(unknown.path("failure_reason").asText()).contains("told of no parcel with that submission_id");

        Seller other = STAGE.sandbox.control().sellers().add("Another store", 1, 0);
        ShippingStation otherStore = new ShippingStation(
                STAGE.connector, STAGE.connector.connect(other.id(), Instant.parse("2026-08-01T00:00:00Z")));
        assertThat(otherStore
                        .asks(success.path("submission_id").asText())
                        .path("status")
                        .asText())
                .isEqualTo("failure");

        STAGE.advance(Duration.ofMinutes(61));
        await().atMost(SOON).until(() -> asks(pending).equals("success"));
    }

    private static String asks(JsonNode answer) {
        return STAGE.station()
                .asks(answer.path("submission_id").asText())
                .path("status")
                .asText();
    }

    @Test
    void aStoreThatNeedsReauthorisationKeepsItsParcelsUntilItIsConnectedAgain() {
        var sellers = STAGE.sandbox.control().sellers();
        Seller lapsing = sellers.add("Lapsing", 1, 0);
        Instant longAgo = Instant.parse("2026-08-01T00:00:00Z");
        ShippingStation station = new ShippingStation(STAGE.connector, STAGE.connector.connect(lapsing.id(), longAgo));
        String shop = lapsing.shops().get(0).id();
        List<String> orders = STAGE.sandbox.control().orders().place(shop, NewOrder.shippable(STAGE.now()), 2);
        await().atMost(SOON)
                .until(() -> STAGE.connector.count("SELECT COUNT(*) FROM orders WHERE shop_id = ?", shop) == 2);
        sellers.revoke(lapsing.id(), RefreshRefusal.EXPIRED);

        JsonNode first = station.ships(ups(orders.get(0))).path(0);
        await().atMost(SOON)
                .until(() ->
                        STAGE.connector.count("SELECT COUNT(*) FROM connections WHERE state = 'needs_reauthorization'")
                                == 1);
        JsonNode second = station.ships(ups(orders.get(1))).path(0);

        ParcelRecords records = STAGE.connector.bean(ParcelRecords.class);
        for (JsonNode answer : List.of(first, second)) {
            assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("pending");
            await().atMost(SOON).untilAsserted(() -> {
                Parcel parcel = records.find(shop, answer.path("submission_id").asText())
                        .orElseThrow();
                assertThat(parcel.state()).isEqualTo(ParcelState.WAITING);
                assertThat(parcel.rule()).isEqualTo("reauthorization");
                assertThat(parcel.reason()).contains("no longer accepts the");
                assertThat(parcel.reason() + Objects.requireNonNullElse(parcel.remedy(), ""))
                        .containsIgnoringCase("connect");
            });
        }

        STAGE.advance(Duration.ofMinutes(2));
        STAGE.connector.connect(lapsing.id(), longAgo);

        for (JsonNode answer : List.of(first, second)) {
            await().atMost(SOON)
                    .until(() -> station.asks(answer.path("submission_id").asText())
                            .path("status")
                            .asText()
                            .equals("success"));
        }
    }

    @Test
    void whatTikTokDoesNotTakeIsKeptSealed() {
        ObjectNode told = ups(STAGE.mugs(1))
                .put("notify_buyer", true)
                .put("fulfillment_cost", 8.41)
                .put("ship_date", "2026-11-21T00:00:00.000Z");
        told.putObject("ship_to").put("name", "Ada Example").put("address_line_1", "500 Test Street");
        told.putArray("notes").addObject().put("type", "NotesToBuyer").put("text", "Thanks for all");

        Parcel parcel = STAGE.parcel(STAGE.tell(told));

        assertThat(kept(parcel)).isEqualTo(told);
        byte[] row = STAGE.connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT CONCAT_WS(' ', notification, journey, reason, warnings, units) FROM parcels WHERE id = ?",
                byte[].class,
                parcel.id()));
        assertThat(new String(row, StandardCharsets.ISO_8859_1))
                .doesNotContain("Ada", "Test Street", "Thanks", "8.41", "notify_buyer");
    }

    private static ObjectNode ofProduct(ObjectNode parcel, String product) {
        parcel.withArray("items").addObject().put("product_id", product).put("quantity", 1);
        return parcel;
    }

    @Test
    void whatIsTheProductOnlyIsToldWhateverTheIdAndTheNumber() {
        String order = STAGE.placed(STAGE.shippable(2).withSkus(ParcelStage.MUG, ParcelStage.SOAP));
        List<String> products = STAGE.atTikTok(order).path("line_items").findValuesAsText("product_id");
        String number = ParcelStage.number();
        List<JsonNode> answers = new ArrayList<>();
        for (String product : List.of("1729000000000000001", products.get(1), products.get(0))) {
            ObjectNode parcel = ShippingStation.parcel(order, "ups", number).put("notification_id", "1");
            answers.add(STAGE.tell(ofProduct(parcel, product)));
        }
        assertThat(answers.get(0).path("failure_reason").asText())
                .contains("has no item of product '1729000000000000001'");
        assertThat(STAGE.parcel(answers.get(0)).state()).isEqualTo(ParcelState.REFUSED);
        assertThat(answers.subList(1, 3))
                .allSatisfy(answer -> assertThat(answer.path("status").asText()).isEqualTo("success"));
        assertThat(STAGE.numbers(order)).containsExactly(number, number);
        assertThat(STAGE.marks(order)).isEqualTo(2);
    }

    @Test
    void whatIsPutRightUnderTheSameIdIsNews() {
        String order = STAGE.mugs(1);
        ObjectNode bad =
                ShippingStation.parcel(order, "ups", ParcelStage.number()).put("notification_id", "7");
        ShippingStation.with(bad, STAGE.lines(order).get(0), 0);
        assertThat(STAGE.parcel(STAGE.tell(bad)).rule()).isEqualTo("unreadable");
        ObjectNode good = bad.deepCopy();
        good.remove("items");
        assertThat(STAGE.tell(good).path("status").asText()).isEqualTo("success");
    }
}
