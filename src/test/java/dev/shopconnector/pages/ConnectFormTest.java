package dev.shopconnector.pages;

import static dev.shopconnector.pages.ConsentStage.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.shop.Seller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Connect takes is what the settings would take. */
class ConnectFormTest {
    private static ConsentStage stage;

    @BeforeAll
    static void start() {
        stage = new ConsentStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0026-11-01", "2019-12-31", "-999999999-01-01"})
    void aFirstImportDateBeforeAnyOrderIsToldBesideTheField(String date) {
        HttpResponse<String> answer = stage.begin(stage.client("mia"), "Early", date);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("from 2020-01-01 on").contains("value=\"Early\"");
    }

    @Test
    void theCalendarEndsWhereTheDatesDo() {
        assertThat(stage.client("mia").get("/catalogue/tiktok-shop").body()).contains("min=\"2020-01-01\"");
        assertThat(stage.begin(stage.client("mia"), "", "2020-01-01").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLinkTakesNoEarlierDateEither() {
        assertThat(link("{\"import_from\":\"0026-11-01T00:00:00Z\"}")).contains("import_from", "2020-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u0000b", "two\nlines", "a\u200Bb"})
    void aNameThatTheSettingsWouldRefuseIsToldBesideTheField(String name) {
        HttpResponse<String> answer = stage.begin(stage.client("mia"), name, "2026-10-01");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Write plain text on one line.");
    }

    @Test
    void aLinkTakesNoSuchNameEither() {
        assertThat(link("{\"store_name\":\"a\\u202eb\"}")).contains("store_name");
        assertThat(link("{\"store_name\":\"" + "x".repeat(256) + "\"}")).contains("store_name");
    }

    @Test
    void lettersOutsideTheFirstPlaneCountOnce() {
        assertThat(stage.begin(stage.client("mia"), "🛍".repeat(255), "2026-10-01")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stage.begin(stage.client("mia"), "🛍".repeat(256), "2026-10-01")
                        .body())
                .contains("at most 255 characters");
    }

    @Test
    void tikToksOwnNameOfAShopIsMadePlain() {
        Seller seller = stage.seller(" Odd\u202E\n name ", 1);
        stage.consent(stage.client("mia"), seller);

        assertThat(stage.text("SELECT store_name FROM shops WHERE id = ?", shop(seller, 0)))
                .isEqualTo("Odd name");
    }

    private static String link(String body) {
        HttpResponse<String> answer = stage.connector.send(stage.connector
                .request("/connections")
                .header("Authorization", "Bearer admin-key-for-tests")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }
}
