package dev.shopconnector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikTokOrderReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsWhatTikTokSends() throws Exception {
        TikTokOrder order = TikTokOrderReader.read(fixture("partially-shipped"));

        assertThat(order.id()).isEqualTo("578100000000001002");
        assertThat(order.status()).isEqualTo("PARTIALLY_SHIPPING");
        assertThat(order.shippingType()).isEqualTo("SELLER");
        assertThat(order.fulfillmentType()).isEqualTo("FULFILLMENT_BY_SELLER");
        assertThat(order.isOnHoldOrder()).isTrue();
        assertThat(order.isBuyerRequestCancel()).isFalse();
        assertThat(order.createTime()).isEqualTo(Instant.ofEpochSecond(1795500000));
        assertThat(order.updateTime()).isEqualTo(Instant.ofEpochSecond(1795504000));
        assertThat(order.packages()).extracting(TikTokPackage::id).containsExactly("1154000000000001002");
        assertThat(order.lineItems()).hasSize(4);
        TikTokLine shipped = order.lineItems().get(0);
        assertThat(shipped.trackingNumber()).isEqualTo("1Z9990000400000002");
        assertThat(shipped.rtsTime()).isEqualTo(Instant.ofEpochSecond(1795590000));
        assertThat(shipped.itemTax()).containsExactly(new TikTokItemTax("SALES_TAX", "0", "0.0825"));
        assertThat(order.payment())
                .isNotNull()
                .extracting(TikTokPayment::totalAmount)
                .isEqualTo("68.74");
        assertThat(order.recipientAddress())
                .isNotNull()
                .extracting(a -> a.districtInfo().get(3).addressName())
                .isEqualTo("Portland");
    }

    @Test
    void readsPartsOfBundles() throws Exception {
        TikTokLine bundle =
                TikTokOrderReader.read(fixture("bundle-and-gift")).lineItems().get(0);

        assertThat(bundle.combinedListingSkus())
                .extracting(TikTokBundlePart::skuCount, TikTokBundlePart::sellerSku)
                .containsExactly(tuple(2, "MUG-BLU-11"), tuple(1, null));
    }

    @Test
    void anOrderOfOnlyAnIdIsAnOrder() throws Exception {
        TikTokOrder order = TikTokOrderReader.read(JSON.readTree("{\"id\":\"1\",\"new_field\":{\"a\":[1]}}"));

        assertThat(order.id()).isEqualTo("1");
        assertThat(order.status()).isNull();
        assertThat(order.lineItems()).isEmpty();
        assertThat(order.payment()).isNull();
    }

    @Test
    void emptyNullAndZeroAreAbsent() throws Exception {
        TikTokOrder order = TikTokOrderReader.read(
                JSON.readTree("{\"id\":\"1\",\"seller_note\":\"\",\"buyer_message\":null,\"paid_time\":0,"
                        + "\"rts_time\":\"\",\"line_items\":null,\"packages\":[],\"recipient_address\":null}"));

        assertThat(order.sellerNote()).isNull();
        assertThat(order.buyerMessage()).isNull();
        assertThat(order.paidTime()).isNull();
        assertThat(order.rtsTime()).isNull();
        assertThat(order.lineItems()).isEmpty();
        assertThat(order.recipientAddress()).isNull();
    }

    @Test
    void numbersWhereTextWasPromisedLoseNothing() throws Exception {
        TikTokOrder order = TikTokOrderReader.read(
                JSON.readTree("{\"id\":576461413038785752,\"update_time\":\"1795504000\",\"payment\":{\"tax\":5.15}}"));

        assertThat(order.id()).isEqualTo("576461413038785752");
        assertThat(order.updateTime()).isEqualTo(Instant.ofEpochSecond(1795504000));
        assertThat(order.payment()).isNotNull().extracting(TikTokPayment::tax).isEqualTo("5.15");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                              | $: expected an object",
                "{}                                              | $.id: expected an identifier",
                "{'id':''}                                       | $.id: expected an identifier",
                "{'id':'secret secret'}                          | $.id: expected an identifier",
                "{'id':'1','status':true}                        | $.status: expected text",
                "{'id':'1','buyer_message':{'secret':1}}         | $.buyer_message: expected text",
                "{'id':'1','is_cod':'secret'}                    | $.is_cod: expected true or false",
                "{'id':'1','paid_time':'secret'}                 | $.paid_time: expected unix seconds",
                "{'id':'1','paid_time':-5}                       | $.paid_time: expected unix seconds",
                "{'id':'1','paid_time':1795504000000}            | $.paid_time: expected unix seconds",
                "{'id':'1','paid_time':1.5}                      | $.paid_time: expected unix seconds",
                "{'id':'1','line_items':{}}                      | $.line_items: expected a list",
                "{'id':'1','line_items':[null]}                  | $.line_items[0]: expected an object",
                "{'id':'1','line_items':[{'id':'a'},{}]}         | $.line_items[1].id: expected an identifier",
                "{'id':'1','payment':'secret'}                   | $.payment: expected an object",
                "{'id':'1','payment':{'tax':['secret']}}         | $.payment.tax: expected text",
                "{'id':'1','line_items':[{'id':'a','combined_listing_skus':[{'sku_count':'secret'}]}]}"
                        + "| $.line_items[0].combined_listing_skus[0].sku_count: expected a whole number",
                "{'id':'1','recipient_address':{'district_info':[{},{'iso_code':false}]}}"
                        + "| $.recipient_address.district_info[1].iso_code: expected text",
            },
            quoteCharacter = '~')
    void aWrongTypeIsNamedByPathAndNeverByValue(String json, String message) throws Exception {
        JsonNode order = JSON.readTree(json.replace('\'', '"'));

        assertThatThrownBy(() -> TikTokOrderReader.read(order))
                .isInstanceOf(UnreadableOrderException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void toStringHasNoPersonalData() throws Exception {
        ObjectNode json = (ObjectNode) fixture("multi-unit");

        String text = TikTokOrderReader.read(json).toString();

        assertThat(text).isEqualTo("TikTokOrder[578100000000001001, AWAITING_SHIPMENT]");
        assertThat(String.valueOf(TikTokOrderReader.read(json).recipientAddress()))
                .isEqualTo("TikTokAddress[US]");
    }

    @Test
    void theSamplesOfTheContractAreReadable() throws Exception {
        Path samples = Path.of(System.getProperty("shared.dir", "../shared"), "contracts/tiktok-samples");
        assumeTrue(Files.isDirectory(samples), "no contract samples at " + samples + "; set -Dshared.dir");
        int read = 0;
        for (Path file : list(samples)) {
            for (JsonNode order : JSON.readTree(file.toFile()).path("data").path("orders")) {
                TikTokOrder readOrder = TikTokOrderReader.read(order);
                assertThat(readOrder.lineItems()).hasSameSizeAs(order.path("line_items"));
                read++;
            }
        }
        assertThat(read).isGreaterThan(5);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("order_"))
                    .toList();
        }
    }

    private static JsonNode fixture(String name) throws IOException {
        try (InputStream in = TikTokOrderReaderTest.class.getResourceAsStream("/orders/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
