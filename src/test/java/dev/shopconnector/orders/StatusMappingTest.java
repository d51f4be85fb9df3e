package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.settings.StatusChoices;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusMappingTest {

    @Test
    void onlyWhatIsToBeShippedCanBeMappedToShippable() {
        for (SalesOrderStatus judged : SalesOrderStatus.values()) {
            for (SalesOrderStatus wanted : SalesOrderStatus.values()) {
                SalesOrderStatus told = told(judged, wanted, "UNPAID", false);
                boolean shippable =
                        told == SalesOrderStatus.AwaitingShipment || told == SalesOrderStatus.PendingFulfillment;
                assertThat(!shippable || judged == SalesOrderStatus.AwaitingShipment || judged == told)
                        .as("%s mapped to %s", judged, wanted)
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsCancelledOrShippedDoesNotWaitForPaymentAgain() {
        assertThat(told(SalesOrderStatus.Cancelled, SalesOrderStatus.AwaitingPayment, "CANCELLED", false))
                .isEqualTo(SalesOrderStatus.Cancelled);
        assertThat(told(SalesOrderStatus.Completed, SalesOrderStatus.AwaitingPayment, "DELIVERED", false))
                .isEqualTo(SalesOrderStatus.Completed);
    }

    @Test
    void aDoorsMappingHasTheBoundsOfTheForm() {
        Map<String, SalesOrderStatus> judged = Map.of(
                "UNPAID", SalesOrderStatus.AwaitingPayment,
                "AWAITING_SHIPMENT", SalesOrderStatus.AwaitingShipment,
                "PAID", SalesOrderStatus.AwaitingShipment,
                "PARTIALLY_SHIPPING", SalesOrderStatus.AwaitingShipment,
                "AWAITING_COLLECTION", SalesOrderStatus.Completed,
                "IN_TRANSIT", SalesOrderStatus.Completed,
                "DELIVERED", SalesOrderStatus.Completed,
                "COMPLETED", SalesOrderStatus.Completed,
                "CANCELLED", SalesOrderStatus.Cancelled);
        judged.forEach((tiktok, status) -> {
            for (SalesOrderStatus wanted : SalesOrderStatus.values()) {
                boolean offered = StatusChoices.allowed(tiktok).contains(wanted);
                assertThat(told(status, wanted, tiktok, false))
                        .as("%s mapped to %s", tiktok, wanted)
                        .isEqualTo(offered ? wanted : status);
            }
        });
    }

    @Test
    void anOrderThatIsToldToWaitWaitsWhateverTheMapping() {
        for (SalesOrderStatus wanted : SalesOrderStatus.values()) {
            assertThat(told(SalesOrderStatus.OnHold, wanted, "ON_HOLD", true)).isEqualTo(SalesOrderStatus.OnHold);
        }
    }

    @Test
    void anOrderWithoutAStatusOfTikTokKeepsItsOwn() {
        assertThat(told(SalesOrderStatus.OnHold, SalesOrderStatus.Completed, null, true))
                .isEqualTo(SalesOrderStatus.OnHold);
    }

    private static SalesOrderStatus told(
            SalesOrderStatus judged, SalesOrderStatus wanted, @Nullable String tiktokStatus, boolean held) {
        var row = new OrderExport.Row("1", new byte[0], judged.name(), tiktokStatus, held, Instant.EPOCH, true, null);
        return StatusMapping.told(Map.of(tiktokStatus == null ? "UNPAID" : tiktokStatus, wanted.name()), row);
    }
}
