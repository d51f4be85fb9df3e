package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every sandbox starts with: orders as the contract describes them, of every kind, the same each time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedOrdersTest {
    private final SandboxOptions options = SandboxOptions.forTests().withOrders(1000);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private List<JsonNode> orders = List.of();

    @BeforeAll
    void readAll() {
        orders = new TestClient(sandbox, options).searchAll("{}", 100);
        assertThat(orders).hasSize(1000);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void addressesAreHiddenAsTheStatusDemands() {
        for (JsonNode order : orders) {
            JsonNode address = order.path("recipient_address");
            String status = order.path("status").asText();
            boolean tikTok = order.path("shipping_type").asText().startsWith("TIKTOK");
            if (Set.of("UNPAID", "ON_HOLD").contains(status)) {
                assertThat(address.path("full_address").asText()).isEmpty();
            } else if (status.equals("CANCELLED") || tikTok) {
                assertThat(address.path("name").asText()).contains("***");
                assertThat(address.path("postal_code").asText()).endsWith("***");
            } else {
                assertThat(address.toString()).doesNotContain("*");
            }
        }
    }

    @Test
    void everyKindIsAmongAnyHundredOrders() {
        List<Predicate<JsonNode>> kinds = new ArrayList<>();
        for (String status : List.of(
                "UNPAID",
                "ON_HOLD",
                "AWAITING_SHIPMENT",
                "PARTIALLY_SHIPPING",
                "AWAITING_COLLECTION",
                "IN_TRANSIT",
                "DELIVERED",
                "COMPLETED",
                "CANCELLED",
                "AWAITING_VERIFICATION")) {
            kinds.add(is("status", status));
        }
        for (String type :
                List.of("NORMAL", "PRE_ORDER", "MADE_TO_ORDER", "BACK_ORDER", "ZERO_LOTTERY", "AUCTION_V2", "")) {
            kinds.add(is("order_type", type));
        }
        kinds.addAll(List.of(
                is("shipping_type", "TIKTOK"),
                is("shipping_type", "SELLER_LOCAL_COURIER"),
                is("fulfillment_type", "FULFILLMENT_BY_TIKTOK"),
                is("is_sample_order", "true"),
                is("is_replacement_order", "true"),
                is("is_exchange_order", "true"),
                is("is_on_hold_order", "false")));
        Map<String, JsonNode> byId = new TreeMap<>();
        orders.forEach(o -> byId.put(o.path("id").asText(), o));
        List<JsonNode> inOrderOfNumber = new ArrayList<>(byId.values());
        for (int from = 0; from < 1000; from += 100) {
            List<JsonNode> hundred = inOrderOfNumber.subList(from, from + 100);
            for (Predicate<JsonNode> kind : kinds) {
                assertThat(hundred).anyMatch(kind);
            }
            assertThat(hundred.stream().filter(is("shipping_type", "TIKTOK"))).hasSize(23);
        }
    }

    @Test
    void theHardCasesAreThere() {
        assertThat(orders)
                .anyMatch(o -> o.path("buyer_message").asText().codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(orders).anyMatch(o -> o.path("buyer_message").asText().indexOf(0) >= 0);
        assertThat(orders).anyMatch(o -> o.path("is_buyer_request_cancel").asBoolean());
        assertThat(orders)
                .anyMatch(o -> o.path("recipient_address").path("name").asText().length() > 100);
        for (String state : List.of(
                "Alaska",
                "Puerto Rico",
                "Guam",
                "Armed Forces Pacific",
                "Armed Forces Europe",
                "Armed Forces Americas")) {
            assertThat(orders)
                    .anyMatch(o -> level(o, "L1").path("address_name").asText().equals(state));
        }
        assertThat(orders)
                .anyMatch(o ->
                        level(o, "L1").has("address_name") && !level(o, "L1").has("iso_code"));
        for (Predicate<JsonNode> line : List.<Predicate<JsonNode>>of(
                is("is_gift", "true"),
                is("seller_sku", ""),
                l -> l.has("combined_listing_skus"),
                l -> l.path("display_status").asText().equals("CANCELLED"))) {
            assertThat(orders)
                    .anyMatch(o -> StreamSupport.stream(o.path("line_items").spliterator(), false)
                            .anyMatch(line));
        }
        assertThat(orders).anyMatch(o -> o.path("line_items").size() > 10);
        assertThat(orders.stream().filter(is("is_replacement_order", "true")))
                .allMatch(o -> o.path("payment").path("total_amount").asText().equals("0"));
        assertThat(orders.stream().filter(is("status", "PARTIALLY_SHIPPING"))).allMatch(o -> {
            List<String> statuses = o.path("line_items").findValuesAsText("display_status");
            return statuses.contains("AWAITING_COLLECTION") && statuses.contains("AWAITING_SHIPMENT");
        });
    }

    @Test
    void idsAreUniqueAndTheSameSeedGivesTheSameOrders() {
        assertThat(orders.stream().map(o -> o.path("id").asText())).doesNotHaveDuplicates();
        assertThat(orders.stream().flatMap(o -> o.path("line_items").findValuesAsText("id").stream()))
                .doesNotHaveDuplicates();
        try (TikTokSandbox again = TikTokSandbox.start(options);
                TikTokSandbox other = TikTokSandbox.start(options.withSeed(7))) {
            assertThat(new TestClient(again, options).searchAll("{}", 100)).isEqualTo(orders);
            assertThat(new TestClient(other, options).searchAll("{}", 100)).isNotEqualTo(orders);
        }
    }

    private static Predicate<JsonNode> is(String field, String value) {
        return node -> node.path(field).asText().equals(value) && node.has(field);
    }

    private static JsonNode level(JsonNode order, String level) {
        for (JsonNode district : order.path("recipient_address").path("district_info")) {
            if (district.path("address_level").asText().equals(level)) {
                return district;
            }
        }
        return order.path("no such level");
    }
}
