package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.settings.StatusChoices;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a store's settings, by whichever way, no order gets out that must not ship. */
class SettingsShipNothingEarlyTest {
    private static final Set<SalesOrderStatus> SHIPPABLE =
            Set.of(SalesOrderStatus.AwaitingShipment, SalesOrderStatus.PendingFulfillment);

    private static final Set<SalesOrderStatus> CLOSED = Set.of(SalesOrderStatus.Cancelled, SalesOrderStatus.Completed);

    @Property
    void noMappingLetsOutWhatTheRulesDidNot(
            @ForAll("statuses") String tiktok,
            @ForAll SalesOrderStatus judged,
            @ForAll boolean held,
            @ForAll("mappings") Map<String, SalesOrderStatus> settled,
            @ForAll("mappings") Map<String, SalesOrderStatus> asked) {
        StoreSettings settings = settings(settled);
        Map<String, String> merged = StatusMapping.merged(settings, names(asked));

        SalesOrderStatus told = StatusMapping.told(merged, row(tiktok, judged, held));

        if (held) {
            assertThat(told).isEqualTo(SalesOrderStatus.OnHold);
        } else if (CLOSED.contains(judged) || CLOSED.contains(told)) {
            assertThat(told).as("neither brought back nor forgotten").isEqualTo(judged);
        } else if (SHIPPABLE.contains(told)) {
            assertThat(judged).isIn(told, SalesOrderStatus.AwaitingShipment);
        }
    }

    @Property
    void aRequestsMappingWinsWhereItIsWithinTheBoundsAndTheStoresWhereThatIs(
            @ForAll("mappings") Map<String, SalesOrderStatus> settled,
            @ForAll("mappings") Map<String, SalesOrderStatus> asked) {
        Map<String, String> merged = StatusMapping.merged(settings(settled), names(asked));

        for (String tiktok : StatusChoices.tiktok()) {
            List<SalesOrderStatus> allowed = StatusChoices.allowed(tiktok);
            SalesOrderStatus expected = Stream.of(asked, settled)
                    .map(mappings -> mappings.get(tiktok))
                    .filter(status -> status != null && allowed.contains(status))
                    .findFirst()
                    .orElse(allowed.get(0));
            assertThat(StatusMapping.told(merged, row(tiktok, allowed.get(0), false)))
                    .as(tiktok)
                    .isEqualTo(expected);
        }
    }

    private static Map<String, String> names(Map<String, SalesOrderStatus> statuses) {
        return statuses.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    private static OrderExport.Row row(String tiktok, SalesOrderStatus judged, boolean held) {
        String status = held ? SalesOrderStatus.OnHold.name() : judged.name();
        return new OrderExport.Row("1", new byte[0], status, tiktok, held, Instant.EPOCH, true, null);
    }

    private static StoreSettings settings(Map<String, SalesOrderStatus> statuses) {
        return new StoreSettings(
                1,
                false,
                statuses,
                Map.of(),
                StoreSettings.Branding.NONE,
                StoreSettings.Notifications.DEFAULTS,
                StoreSettings.HeldOrders.ON_HOLD,
                null,
                Map.of(),
                30,
                null);
    }

    @Provide
    Arbitrary<String> statuses() {
        return Arbitraries.of(
                "UNPAID",
                "ON_HOLD",
                "AWAITING_SHIPMENT",
                "PAID",
                "PARTIALLY_SHIPPING",
                "AWAITING_COLLECTION",
                "IN_TRANSIT",
                "DELIVERED",
                "COMPLETED",
                "CANCELLED",
                "SOMETHING_NEW");
    }

    @Provide
    Arbitrary<Map<String, SalesOrderStatus>> mappings() {
        return Arbitraries.maps(statuses(), Arbitraries.of(SalesOrderStatus.class))
                .ofMaxSize(11);
    }
}
