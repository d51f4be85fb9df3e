package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.Extensions;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.SalesOrderValidator;
import dev.shopconnector.shipstation.SalesOrdersExportResponse;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.shipstation.UnauthorizedBody;
import dev.shopconnector.testing.PublishedDescription;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What we say against the description that ShipStation publishes, with its objects closed, so that a misspelt field fails.
 * It is not part of this project; set {@code -Dshared.dir} to the folder that has it under {@code contracts}.
 */
class PublishedModelTest {
    @BeforeEach
    void present() {
        assumeTrue(
                PublishedDescription.isPresent(),
                "no published description at " + PublishedDescription.FILE + "; set -Dshared.dir");
    }

    @Test
    void everyMappedOrderIsValid() throws Exception {
        List<SalesOrder> orders = OrderFixtures.names().stream()
                .map(name -> OrderFixtures.mapped(name)
                        .salesOrder()
                        .withModifiedDateTime(Instant.parse("2026-11-24T08:00:00Z"))
                        .withExtensions(new Extensions("a", "b", "c")))
                .toList();

        assertThat(problems("SalesOrdersExportResponse", new SalesOrdersExportResponse(orders, "next")))
                .isEmpty();
        assertThat(problems("SalesOrdersExportResponse", new SalesOrdersExportResponse(List.of(), null)))
                .isEmpty();
    }

    @Test
    void theOrdersOfTheContractMapCleanly() throws Exception {
        Path sample = PublishedDescription.FILE.resolveSibling("tiktok-samples/order_search_response.json");
        int shippable = 0;
        for (JsonNode json : OrderFixtures.JSON.readTree(sample.toFile()).at("/data/orders")) {
            TikTokOrder order = TikTokOrderReader.read(json);
            ShipTo shipTo = ShipToReader.read(order);
            MappedOrder mapped = SalesOrderMapper.map(order, SalesOrderStatus.AwaitingShipment, shipTo);

            assertThat(problems("SalesOrder", mapped.salesOrder()))
                    .as(order.id())
                    .isEmpty();
            if (shipTo.isClear() && "AWAITING_SHIPMENT".equals(order.status())) {
                assertThat(SalesOrderValidator.problems(mapped.salesOrder()))
                        .as(order.id())
                        .isEmpty();
                assertThat(mapped.warnings()).as(order.id()).isEmpty();
                shippable++;
            }
        }
        assertThat(shippable).isPositive();
    }

    @Test
    void theObjectsAreReallyClosed() throws Exception {
        ObjectNode order = (ObjectNode) OrderFixtures.expected("multi-unit");
        ((ObjectNode) order.at("/requested_fulfillments/0/ship_to")).put("address_line1", "misspelt");
        ((ObjectNode) order.at("/requested_fulfillments/0/items/0/product")).put("nam", "misspelt");
        order.put("paid_date", "yesterday");

        assertThat(problems("SalesOrder", order)).hasSize(3);
    }

    @Test
    void everyErrorIsValid() throws Exception {
        assertThat(problems("BadRequestResponse", ErrorBody.badRequest("m", "t")))
                .isEmpty();
        assertThat(problems("UnauthorizedResponse", ErrorBody.unauthorized("m", "t")))
                .isEmpty();
        assertThat(problems("UnauthorizedResponse", UnauthorizedBody.fromTikTok(401, "105002", "m", "t")))
                .isEmpty();
        assertThat(problems("RateLimitResponse", ErrorBody.rateLimited("m", "t", 30, Instant.EPOCH)))
                .isEmpty();
        assertThat(problems("InternalServerErrorResponse", ErrorBody.internal("m", "t")))
                .isEmpty();
        assertThat(problems("ExternalServerErrorResponse", ErrorBody.externalServer("m", "t", 503)))
                .isEmpty();
    }

    private List<String> problems(String model, Object said) throws IOException {
        return PublishedDescription.read().problems(model, OrderFixtures.JSON.readTree(ShipStationJson.write(said)));
    }
}
