package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.orders.NewOrder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages of orders, parcels and deeds over HTTP: who sees what, what is hidden, what is written down. */
class StorePagesTest {
    private static PageStage stage;
    private static Visitor mia;

    @BeforeAll
    static void start() {
        stage = new PageStage(30);
        mia = stage.visitor("mia");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void personalDataIsHiddenUntilItIsAskedForAndTheLookIsWrittenDown() {
        String order = stage.placed(
                        NewOrder.shippable(stage.sandbox.clock().instant()).withNote("Leave it with Zacharias"), 1)
                .get(0);
        stage.edit(
                order,
                "{\"seller_note\":\"Knows Methuselah\",\"buyer_nickname\":\"Quetzalcoatl\",\"recipient_address\":"
                        + "{\"name\":\"Ebenezer Planted\",\"first_name\":\"Ebenezer\",\"last_name\":\"Planted\","
                        + "\"phone_number\":\"(+1)2065550147\",\"address_line1\":\"17 Hidden Lane\","
                        + "\"address_detail\":\"17 Hidden Lane\"}}");
        List<String> planted =
                List.of("Zacharias", "Methuselah", "Quetzalcoatl", "Ebenezer", "Planted", "2065550147", "Hidden Lane");
        int looks = looks(order);

        List<String> without = List.of(
                mia.page(stage.path("/orders/" + order)),
                mia.page(stage.path("/orders")),
                mia.page(stage.path("")),
                mia.page(stage.path("/audit")));
        assertThat(without).allSatisfy(page -> assertThat(page).doesNotContain(planted));
        assertThat(looks(order)).isEqualTo(looks);

        mia.page(stage.path("/orders/" + order));
        HttpResponse<String> shown = mia.post(stage.path("/orders/" + order + "/personal-data"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(planted);
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(looks(order)).isEqualTo(looks + 1);
        assertThat(mia.page(stage.path("/orders/" + order))).doesNotContain(planted);
        assertThat(mia.page(stage.path("/audit")))
                .contains("order.look-at-personal-data", "mia", order)
                .doesNotContain(planted);
        assertThat(mia.get(stage.path("/orders/" + order + "/personal-data")).statusCode())
                .isEqualTo(303);
        assertThat(looks(order)).isEqualTo(looks + 1);
    }

    /** Every address below a store, as the running connector has them. */
    @Test
    void anothersStoreOrderAndParcelAreNoPage() {
        String order = stage.shippable();
        String parcel = stage.shipped(order, "carrier nobody knows", "XY87654321");
        Visitor otto = stage.visitor("otto");
        otto.page("/stores/" + stage.otherShop());
        int deeds = stage.connector.count("SELECT COUNT(*) FROM audit");
        int tried = 0;
        for (RequestMappingInfo mapping : mappings()) {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/stores/{shopId}")) {
                    String rest = pattern.substring("/stores/{shopId}".length())
                            .replace("{orderId}", order)
                            .replace("{parcelId}", parcel)
                            .replace("{backfillId}", "1");
                    boolean get = mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
                    assertThat(status(otto, get, "/stores/" + stage.shop() + rest))
                            .as("mia's %s", pattern)
                            .isEqualTo(404);
                    assertThat(status(otto, get, "/stores/no-such-shop" + rest))
                            .as("nobody's %s", pattern)
                            .isEqualTo(404);
                    if (pattern.contains("{orderId}") || pattern.contains("{parcelId}")) {
                        assertThat(status(otto, get, "/stores/" + stage.otherShop() + rest))
                                .as("mia's in otto's %s", pattern)
                                .isEqualTo(404);
                    }
                    tried++;
                }
            }
        }

        assertThat(tried).isGreaterThan(10);
        assertThat(stage.connector.count("SELECT COUNT(*) FROM audit")).isEqualTo(deeds);
        assertThat(stage.visitor("olga").get(stage.path("/parcels/" + parcel)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOrderIsReadAgainWhenAsked() {
        String order = stage.shippable();
        stage.sandbox.control().orders().requestCancel(order);
        assertThat(mia.page(stage.path("/orders/" + order))).contains("Read it again now");

        HttpResponse<String> asked = mia.post(stage.path("/orders/" + order + "/read-again"));

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(mia.page(stage.path("/orders/" + order))).contains("read again with the shop&#39;s next reading");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> mia.page(stage.path("/orders/" + order)).contains("The buyer asked to cancel"));
        assertThat(deeds("order.read-again", order)).isEqualTo(1);
    }

    @Test
    void aDayThatNoCalendarNeedsIsToldBesideTheField() {
        for (String day : List.of("+999999999-12-31", "9999-12-31", "-999999999-01-01", "0026-11-01")) {
            for (String input : List.of("from", "to")) {
                HttpResponse<String> page =
                        mia.get(stage.path("/orders?" + input + "=" + URLEncoder.encode(day, StandardCharsets.UTF_8)));
                assertThat(page.statusCode()).as("%s=%s", input, day).isEqualTo(200);
                assertThat(page.body()).as("%s=%s", input, day).contains("Write both dates");
            }
        }
    }

    @Test
    void sendingParcelsAgainWithoutSayingWhichDoesNothing() {
        HttpResponse<String> answer = mia.post(stage.path("/parcels/replay"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(mia.page(stage.path("/parcels"))).contains("Nothing was sent again");
    }

    @Test
    void aListNamesWhatWasAskedAndWhyAnOrderIsNotThere() {
        String order = stage.shippable();

        assertThat(mia.page(stage.path("/orders?text=" + order))).contains(order, "For ShipStation");
        assertThat(mia.page(stage.path("/orders?text=576999999999999999"))).contains("Not in any window read so far");
        assertThat(mia.page(stage.path("/orders?from=yesterday"))).contains("Write both dates", "No order fits.");
        assertThat(mia.get(stage.path("/orders?after=x")).statusCode()).isEqualTo(404);
        assertThat(mia.page(stage.path("/orders?verdict=hold&rule=tiktok-shipping")))
                .contains("goes by TikTok Shipping")
                .doesNotContain("nothing holds it");
    }

    @Test
    void aRefusedParcelIsSentAgainAloneAndWithItsKind() {
        String parcel = stage.shipped(stage.shippable(), "carrier nobody knows", "XY00000001");
        assertThat(mia.page(stage.path("/parcels?state=refused&rule=carrier")))
                .contains("XY00000001", "Send all refused by carrier again");

        assertThat(mia.post(stage.path("/parcels/" + parcel + "/replay")).statusCode())
                .isEqualTo(303);
        assertThat(mia.page(stage.path("/parcels/" + parcel))).contains("A person sent it on its way again.");
        await().atMost(Duration.ofSeconds(60)).until(() -> state(parcel).equals("refused"));

        assertThat(mia.post(stage.path("/parcels/replay"), "rule", "carrier").statusCode())
                .isEqualTo(303);
        assertThat(mia.page(stage.path("/parcels"))).contains("sent on the way again");
        assertThat(deeds("parcel.replay", parcel)).isEqualTo(2);
    }

    @Test
    void aParcelIsGivenUpWithANoteAndNeverWithout() {
        String order = stage.shippable();
        String parcel = stage.shipped(order, "carrier nobody knows", "XY00000002");
        mia.page(stage.path("/parcels/" + parcel));

        HttpResponse<String> without = mia.post(stage.path("/parcels/" + parcel + "/give-up"), "note", "  ");
        assertThat(without.body()).contains("note-problem", "say in up to 1000 characters");
        String tooLong = "because ".repeat(130);
        assertThat(mia.post(stage.path("/parcels/" + parcel + "/give-up"), "note", tooLong)
                        .body())
                .as("what was written is not lost")
                .contains(tooLong);
        assertThat(state(parcel)).isEqualTo("refused");
        assertThat(deeds("parcel.give-up", parcel)).isZero();

        assertThat(mia.post(stage.path("/parcels/" + parcel + "/give-up"), "note", "Carried there")
                        .statusCode())
                .isEqualTo(303);

        assertThat(mia.page(stage.path("/parcels/" + parcel)))
                .contains("TikTok is not told of it", "Carried there")
                .doesNotContain("Give it up");
        assertThat(deeds("parcel.give-up", parcel)).isEqualTo(1);
        mia.post(stage.path("/parcels/" + parcel + "/replay"));
        assertThat(mia.page(stage.path("/parcels/" + parcel))).contains("Not done");
        assertThat(deeds("parcel.replay", parcel)).isZero();
        assertThat(mia.page(stage.path("/orders/" + order))).contains("XY00000002");
    }

    @Test
    void aFormWithoutItsTokenDoesNothing() {
        String order = stage.shippable();
        Visitor fresh = stage.visitor("mia");
        fresh.forgetToken();

        assertThat(fresh.post(stage.path("/orders/" + order + "/personal-data")).statusCode())
                .isEqualTo(403);
        assertThat(looks(order)).isZero();
    }

    @Test
    void theAuditLogIsPaged() {
        for (int i = 0; i < 120; i++) {
            stage.sql(
                    "INSERT INTO audit (at, who, action, shop_id, subject, details)"
                            + " VALUES (NOW(6), 'connector', 'test.deed', ?, ?, '')",
                    stage.otherShop(),
                    "deed-" + i + ".");
        }
        Visitor otto = stage.visitor("otto");
        String path = "/stores/" + stage.otherShop() + "/audit";
        StringBuilder all = new StringBuilder();
        int pages = 0;
        while (!path.isEmpty()) {
            String page = otto.page(path);
            all.append(page);
            java.util.regex.Matcher next = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                    .matcher(page);
            path = next.find() ? next.group(1) : "";
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        for (int i = 0; i < 120; i++) {
            assertThat(all).containsOnlyOnce("deed-" + i + ".");
        }
    }

    private static List<RequestMappingInfo> mappings() {
        return Objects.requireNonNull(
                        stage.connector.bean(DispatcherServlet.class).getHandlerMappings())
                .stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                .toList();
    }

    private static int status(Visitor visitor, boolean get, String path) {
        return (get ? visitor.get(path) : visitor.post(path)).statusCode();
    }

    private static int looks(String order) {
        return deeds("order.look-at-personal-data", order);
    }

    private static int deeds(String action, String subject) {
        return stage.connector.count("SELECT COUNT(*) FROM audit WHERE action = ? AND subject = ?", action, subject);
    }

    private static String state(String parcel) {
        return stage.text("SELECT state FROM parcels WHERE id = ?", parcel);
    }
}
