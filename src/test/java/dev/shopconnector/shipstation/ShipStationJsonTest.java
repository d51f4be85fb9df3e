package dev.shopconnector.shipstation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipStationJsonTest {

    @Test
    void amountsArePlainDecimals() {
        assertThat(ShipStationJson.write(new Charge(new BigDecimal("6E+9"), "a")))
                .isEqualTo("{\"amount\":6000000000,\"description\":\"a\"}");
        assertThat(ShipStationJson.write(new Charge(new BigDecimal("31.47"), "a")))
                .isEqualTo("{\"amount\":31.47,\"description\":\"a\"}");
        assertThat(ShipStationJson.write(new Charge(new BigDecimal("1E-7"), "a")))
                .contains("0.0000001");
    }

    @Test
    void timesAreUtcWithMilliseconds() {
        var criteria =
                new ExportCriteria(Instant.parse("2026-11-20T18:04:30Z"), Instant.parse("2026-11-20T18:04:30.123456Z"));

        assertThat(ShipStationJson.write(criteria))
                .isEqualTo(
                        "{\"from_date_time\":\"2026-11-20T18:04:30.000Z\",\"to_date_time\":\"2026-11-20T18:04:30.123Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T18:04:30Z",
                "2026-11-20T18:04:30.000Z",
                "2026-11-20T10:04:30-08:00",
                "2026-11-20T18:04:30+00:00",
                "2026-11-20T18:04:30"
            })
    void timesAreReadInAnyIsoForm(String text) {
        ExportCriteria criteria = read("{\"from_date_time\":\"" + text + "\"}", ExportCriteria.class);

        assertThat(criteria.fromDateTime()).isEqualTo("2026-11-20T18:04:30Z");
        assertThat(criteria.toDateTime()).isNull();
    }

    @Test
    void whatMustBeThereIsThereEvenWhenEmpty() {
        assertThat(ShipStationJson.write(new SalesOrdersExportResponse(List.of(), null)))
                .isEqualTo("{\"sales_orders\":[]}");
        assertThat(ShipStationJson.write(new AcknowledgeOrdersResponse(List.of(
                        new OrderAcknowledgement("1", true, null), new OrderAcknowledgement("2", false, "unknown")))))
                .isEqualTo("{\"responses\":[{\"order_id\":\"1\",\"succeeded\":true},"
                        + "{\"order_id\":\"2\",\"succeeded\":false,\"failure_reason\":\"unknown\"}]}");
        assertThat(ShipStationJson.write(new ConnectionContextResponse(Map.of())))
                .isEqualTo("{\"connection_context\":{}}");
    }

    @Test
    void anExportRequestIsRead() {
        SalesOrdersExportRequest request = read(
                """
                {"transaction_id":"t-1","new":1,"auth":{"order_source_api_code":"x","api_key":"k","unknown":[],
                 "connection_context":{"shop_id":"7"}},
                 "criteria":{"from_date_time":"2026-11-20T00:00:00.000Z","to_date_time":"2026-11-22T20:00:00.000Z"},
                 "sales_order_status_mappings":{"ON_HOLD":"OnHold"},
                 "sales_order_field_mappings":{"custom_field_1":"buyer_message","custom_field_3":"id"},"cursor":"c"}
                """,
                SalesOrdersExportRequest.class);

        assertThat(request.transactionId()).isEqualTo("t-1");
        Auth auth = request.auth();
        assertThat(auth).isNotNull();
        assertThat(auth.apiKey()).isEqualTo("k");
        assertThat(auth.connectionContext()).containsExactly(Map.entry("shop_id", "7"));
        assertThat(auth.toString()).isEqualTo("Auth[x]");
        assertThat(request.salesOrderStatusMappings()).containsExactly(Map.entry("ON_HOLD", SalesOrderStatus.OnHold));
        assertThat(request.salesOrderFieldMappings()).isEqualTo(new FieldMappings("buyer_message", null, "id"));
        assertThat(request.cursor()).isEqualTo("c");
        assertThat(request.toString()).doesNotContain("\"k\"", "api_key", "=k");
    }

    @Test
    void aBareRequestIsRead() {
        SalesOrdersExportRequest request = read("{}", SalesOrdersExportRequest.class);

        assertThat(request.transactionId()).isNull();
        assertThat(request.criteria()).isNull();
        assertThat(request.salesOrderStatusMappings()).isEmpty();
        assertThat(read("{\"transaction_id\":\"t\"}", RequestBase.class).transactionId())
                .isEqualTo("t");
    }

    @Test
    void aContextIsTextOrAnObject() {
        AcknowledgeOrdersRequest request = read(
                """
                {"orders":[{"order_id":"1","imported_date":"2026-11-20T19:10:00Z","integration_context":"{\\"v\\":1}"},
                           {"order_id":"2","integration_context":{"v":1}},{"order_id":"3","integration_context":null}]}
                """,
                AcknowledgeOrdersRequest.class);

        assertThat(request.orders())
                .extracting(AcknowledgedOrder::integrationContext)
                .containsExactly("{\"v\":1}", "{\"v\":1}", null);
        assertThat(request.orders().get(0).importedDate()).isEqualTo("2026-11-20T19:10:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'criteria':{'from_date_time':'secret'}}     | criteria.from_date_time must be an ISO-8601 date-time",
                "{'criteria':{'from_date_time':''}}           | criteria.from_date_time must be an ISO-8601 date-time",
                "{'criteria':{'from_date_time':12}}           | criteria.from_date_time must be an ISO-8601 date-time",
                "{'criteria':'secret'}                        | criteria must be an object",
                "{'sales_order_status_mappings':{'X':'secret'}}"
                        + "| sales_order_status_mappings.X must be one of [AwaitingPayment, AwaitingShipment, Cancelled,"
                        + " Completed, OnHold, PendingFulfillment]",
                "{'cursor':{'a':'secret'}}                    | cursor must be text",
                "{'cursor'                                    | the body is not JSON",
                "{} {}                                        | the body must be one JSON object of this operation",
                "null                                         | the body must be one JSON object of this operation",
                "[]                                           | the body must be one JSON object of this operation",
            })
    void whatCannotBeReadIsNamedWithoutItsValue(String json, String message) {
        assertThatThrownBy(() -> read(json.replace('\'', '"'), SalesOrdersExportRequest.class))
                .isInstanceOf(UnreadableRequestException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void errorsFollowThePublishedModels() {
        assertThat(ShipStationJson.write(ErrorBody.badRequest("cursor is not valid", "t")))
                .isEqualTo("{\"message\":\"cursor is not valid\",\"transaction_id\":\"t\",\"detailed_errors\":"
                        + "[{\"standardized_error_code\":\"validation\",\"message\":\"cursor is not valid\"}]}");
        assertThat(ShipStationJson.write(ErrorBody.notFound("not here", null))).isEqualTo("{\"message\":\"not here\"}");
        assertThat(ShipStationJson.write(
                        ErrorBody.rateLimited("slow down", "t", 30, Instant.parse("2026-11-20T18:05:00Z"))))
                .isEqualTo("{\"message\":\"slow down\",\"transaction_id\":\"t\",\"retry_after_seconds\":30,"
                        + "\"retry_after_time\":\"2026-11-20T18:05:00.000Z\"}");
        assertThat(ShipStationJson.write(ErrorBody.unauthorized("no key", "t")))
                .contains("external_unauthorized_error");
        assertThat(ShipStationJson.write(ErrorBody.internal("our fault", "t"))).contains("unhandled_module_exception");
        assertThat(ShipStationJson.write(ErrorBody.externalServer("TikTok Shop is unavailable", "t", 503)))
                .contains("\"external_http_status_code\":503", "external_server_error");
    }

    @Test
    void theRequestsOfTheContractAreReadable() throws Exception {
        Path samples = Path.of(System.getProperty("shared.dir", "../shared"), "contracts/shipstation-samples");
        assumeTrue(Files.isDirectory(samples), "no contract samples at " + samples + "; set -Dshared.dir");
        Map<String, Class<? extends ShipStationRequest>> requests = Map.of(
                "oos-sales_orders_export.request-page1.json", SalesOrdersExportRequest.class,
                "oos-sales_orders_export.request-page2.json", SalesOrdersExportRequest.class,
                "oos-acknowledge_orders.request.json", AcknowledgeOrdersRequest.class,
                "oos-validate_connection.request.json", RequestBase.class,
                "oos-get_source_details.request.json", RequestBase.class);
        for (var sample : requests.entrySet()) {
            byte[] json = Files.readAllBytes(samples.resolve(sample.getKey()));
            ShipStationRequest request = ShipStationJson.read(json, sample.getValue());
            assertThat(request.transactionId()).as(sample.getKey()).isNotBlank();
            assertThat(request.auth()).isNotNull();
        }
    }

    private static <T> T read(String json, Class<T> type) {
        return ShipStationJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
