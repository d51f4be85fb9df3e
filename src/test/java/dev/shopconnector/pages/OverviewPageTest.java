package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.connections.ShopPauses;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.orders.NewOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The state of a store's connection in words, and the two troubles that merchants know best. */
class OverviewPageTest {
    private static PageStage stage;
    private static Visitor otto;

    @BeforeAll
    static void start() {
        stage = new PageStage(10);
        otto = stage.visitor("otto");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aHealthyStoreSaysSo() {
        String page = stage.visitor("olga").page(stage.path(""));

        assertThat(page).contains("<strong>active</strong>", "renewed by itself before that", "Behind TikTok by");
        assertThat(page).doesNotContain("Reconnect", "Seller Shipping seems to be off", "switched off");
    }

    @Test
    void aPauseIsSaidWithItsReasonAndWhatToDo() {
        ShopPauses pauses = stage.connector.bean(ShopPauses.class);
        String order =
                stage.placed(stage.otherShop(), NewOrder.shippable(now()), 1).get(0);
        pauses.pause(stage.otherShop(), "the seller <moves> house", "olga");

        assertThat(overview())
                .contains(
                        "paused by an operator",
                        "An operator has paused this store",
                        "the seller &lt;moves&gt; house",
                        "What to do",
                        "Parcels are still told");
        assertThat(otto.page("/")).contains("paused by an operator");
        assertThat(otto.page("/stores/" + stage.otherShop() + "/orders/" + order))
                .contains("the store is not read")
                .doesNotContain("read-again");
        String settings = "/stores/" + stage.otherShop() + "/settings";
        assertThat(otto.page(settings)).contains("done once the store is resumed");

        pauses.resume(stage.otherShop(), "olga");
        assertThat(overview()).doesNotContain("paused");
        assertThat(otto.page(settings)).doesNotContain("paused");
    }

    @Test
    void newestOrdersThatAllGoByTikTokShippingMeanThatSellerShippingIsOff() {
        stage.placed(
                stage.otherShop(), NewOrder.shippable(now().minusSeconds(60)).withShipping("TIKTOK"), 3);
        assertThat(overview()).contains("Seller Shipping seems to be off", "The newest 3 orders all go by TikTok");

        assertThat(otto.post("/stores/" + stage.otherShop() + "/read-now").statusCode())
                .isEqualTo(303);
        assertThat(overview()).contains("again for 3 orders");
        assertThat(stage.connector.count("SELECT COUNT(*) FROM audit WHERE action = 'orders.read-now'"))
                .isEqualTo(1);

        stage.placed(stage.otherShop(), NewOrder.shippable(now()), 1);
        assertThat(overview()).doesNotContain("Seller Shipping seems to be off");
    }

    @Test
    void aRefusedAuthorisationIsShownAsShipStationShowsItWithTheButton() {
        var seller = stage.sandbox.control().sellers().add("Refused", 1, 1);
        String shop = seller.shops().get(0).id();
        stage.connector.connect(seller.id(), now().minus(Duration.ofDays(60)));
        Visitor olga = stage.visitor("olga");
        assertThat(olga.page("/stores/" + shop)).doesNotContain("/reconnect");

        stage.sandbox.control().sellers().revoke(seller.id(), RefreshRefusal.EXPIRED);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stage.connector.count(
                                "SELECT COUNT(*) FROM connections WHERE state <> 'active' AND open_id = ?",
                                seller.openId())
                        == 1);

        assertThat(olga.page("/stores/" + shop)).contains("HTTP code: 400 (Bad Request). Error code: 36009004.");
        stage.sql(
                "UPDATE connections SET error_http_status = 401, error_code = '105002',"
                        + " error_message = 'access token is expired, please refresh it' WHERE open_id = ?",
                seller.openId());
        assertThat(olga.page("/stores/" + shop))
                .contains(
                        "needs reauthorisation",
                        "TikTok API returned an error. HTTP code: 401 (Unauthorized). Error code: 105002."
                                + " Error message: &#39;access token is expired, please refresh it&#39;.",
                        "action=\"/stores/" + shop + "/reconnect\"",
                        "Nothing is lost meanwhile");
        String order = stage.text("SELECT MAX(order_id) FROM orders WHERE shop_id = ?", shop);
        assertThat(olga.page("/stores/" + shop + "/orders/" + order))
                .contains("cannot be read again now")
                .doesNotContain("Read it again now");
    }

    @Test
    void aConsentThatTheSellerTookBackAndAnEndThatAWebhookToldAreSaid() {
        String update = "UPDATE connections c JOIN shops s ON s.connection_id = c.id SET ";
        stage.sql(
                update + "c.authorization_ends_told = ? WHERE s.id = ?",
                now().plus(Duration.ofDays(5)).atOffset(ZoneOffset.UTC).toLocalDateTime(),
                stage.otherShop());
        assertThat(overview())
                .contains(
                        "The authorisation ends within 7 days", "(in 5 days)", "by asking only; this connector has no");

        stage.sql(
                update + "c.state = 'needs_reauthorization', c.reauthorization_cause = 'deauthorized' WHERE s.id = ?",
                stage.otherShop());
        assertThat(overview()).contains("The seller took the authorisation back", "reconnect this store");

        stage.sql(
                update + "c.state = 'active', c.reauthorization_cause = NULL, c.authorization_ends_told = NULL"
                        + " WHERE s.id = ?",
                stage.otherShop());
    }

    @Test
    void theEndOfTheAuthorisationIsCountedDown() {
        for (String[] step : new String[][] {
            {"31", "(in 31 days)", "Authorisation ends</th>"},
            {"30", "(in 30 days)", "The authorisation ends within 30 days"},
            {"7", "(in 7 days)", "The authorisation ends within 7 days"},
            {"1", "(in 1 day)", "The authorisation ends within a day"},
            {"-2", "(2 days ago)", "The authorisation has ended"}
        }) {
            stage.sql(
                    "UPDATE connections c JOIN shops s ON s.connection_id = c.id SET c.refresh_token_expires_at = ?"
                            + " WHERE s.id = ?",
                    now().plus(Duration.ofDays(Long.parseLong(step[0])))
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDateTime(),
                    stage.shop());
            String page = stage.visitor("mia").page(stage.path(""));
            assertThat(page).contains(step[1], step[2]);
            assertThat(page.contains("/reconnect")).as(step[0]).isEqualTo(!step[0].equals("31"));
        }
        stage.sql(
                "UPDATE connections c JOIN shops s ON s.connection_id = c.id"
                        + " SET c.refresh_token_expires_at = '9999-12-31' WHERE s.id = ?",
                stage.shop());
        assertThat(stage.visitor("mia").page(stage.path(""))).contains("TikTok names no end");
    }

    @Test
    void aReadingThatBrokeOffSaysWhyAndWhatToDo() {
        assertThat(PollProblem.of("TikTokRateLimitedException: 429, wait"))
                .satisfies(problem -> assertThat(problem.limited()).isTrue())
                .satisfies(problem -> assertThat(problem.words()).isEqualTo("429, wait"));
        assertThat(PollProblem.of("TikTokTransientException: slow").whatToDo()).contains("tried again by itself");
        assertThat(PollProblem.of("TikTokNeedsPersonException: 105005").whatToDo())
                .contains("operator");
        assertThat(PollProblem.of("odd").words()).isEqualTo("odd");
    }

    @Test
    void thePictureCountsEachDay() {
        LocalDate today = now().atOffset(ZoneOffset.UTC).toLocalDate();
        var seller = stage.sandbox.control().sellers().add("Pictured", 1, 0);
        String shop = seller.shops().get(0).id();
        stage.connector.connect(seller.id(), now());
        order(shop, "p1", today.minusDays(2) + " 10:00", "serve", "open", today.minusDays(1) + " 10:00");
        order(shop, "p2", today.minusDays(2) + " 23:59", "hold", "address", today.plusDays(2) + " 00:00");
        order(shop, "p3", today.minusDays(1) + " 00:00", "serve", "open", today.minusDays(1) + " 11:00");
        order(shop, "p4", today.minusDays(14) + " 00:00", "serve", "open", today.plusDays(1) + " 00:00");
        parcel(shop, "a", "p1", "accepted", today.minusDays(1) + " 09:00");
        parcel(shop, "b", "p3", "accepted", today.minusDays(1) + " 12:00");
        parcel(shop, "c", "p3", "refused", today.minusDays(1) + " 13:00");

        Picture picture = stage.connector.bean(Pictures.class).of(shop);

        assertThat(picture.days()).hasSize(14);
        assertThat(picture.rules()).containsExactly("address");
        Picture.Day before = picture.days().get(11);
        assertThat(before.date()).isEqualTo(today.minusDays(2));
        assertThat(before.imported()).isEqualTo(2);
        assertThat(before.heldBy("address")).isEqualTo(1);
        Picture.Day yesterday = picture.days().get(12);
        assertThat(yesterday.imported()).isEqualTo(1);
        assertThat(yesterday.shipped()).isEqualTo(2);
        assertThat(yesterday.late()).as("p3 alone: p1 was shipped in time").isEqualTo(1);
        assertThat(picture.days().stream().mapToInt(Picture.Day::imported).sum())
                .as("p4 is too long ago")
                .isEqualTo(3);
        assertThat(Drawing.of(picture).bars()).allSatisfy(bar -> {
            assertThat(bar.height()).isPositive();
            assertThat(bar.y()).isBetween(0, 208);
        });
        assertThat(stage.visitor("olga").page("/stores/" + shop))
                .contains("held: address", "late: 1", "role=\"img\"")
                .doesNotContain("style=");
    }

    private static void order(String shop, String id, String placed, String verdict, String rule, String shipBy) {
        stage.sql(
                "INSERT INTO orders (shop_id, order_id, tiktok_status, tiktok_update_time, fingerprint, payload, verdict,"
                        + " judgement, history, judged_at, modified_at, first_seen_at, placed_at, ship_by) VALUES (?, ?,"
                        + " 'AWAITING_SHIPMENT', 1, REPEAT('x', 32), '', ?, ?, '[]', NOW(6), NOW(6), NOW(6), ?, ?)",
                shop,
                id,
                verdict,
                "{\"rule\":\"" + rule + "\",\"reason\":\"why\"}",
                placed,
                shipBy);
    }

    private static void parcel(String shop, String id, String order, String state, String created) {
        stage.sql(
                "INSERT INTO parcels (shop_id, id, order_id, tracking_number, units, line_ids, notification, state, rule,"
                        + " reason, warnings, journey, deadline_at, created_at, changed_at) VALUES (?, ?, ?, ?, '', '[]',"
                        + " '', ?, 'x', 'why', '[]', '[]', NOW(6), ?, NOW(6))",
                shop,
                id.repeat(32),
                order,
                "1Z" + id,
                state,
                created);
    }

    private static Instant now() {
        return stage.sandbox.clock().instant();
    }

    private static String overview() {
        return otto.page("/stores/" + stage.otherShop());
    }
}
