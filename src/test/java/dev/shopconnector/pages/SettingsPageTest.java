package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.SettingsDesk;
import dev.shopconnector.settings.SettingsInputs;
import dev.shopconnector.settings.SettledShop;
import dev.shopconnector.settings.SettledStore;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings page as a browser without JavaScript has it. */
class SettingsPageTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Seller seller = SANDBOX.control().sellers().add("Pages", 1, 0);
    private final String key = CONNECTOR.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
    private final String shopId = seller.shops().get(0).id();

    @BeforeAll
    static void users() {
        CONNECTOR.bean(Users.class).add("olga", "a long password of olga", Role.OPERATOR);
        CONNECTOR.bean(Users.class).add("mia", "a long password of mia", Role.MERCHANT);
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    private String path() {
        return "/stores/" + shopId + "/settings";
    }

    private SettledStore settled() {
        return CONNECTOR.bean(SettingsDesk.class).find(shopId).orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = send(CONNECTOR.request(path).GET());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String path, String token, Map<String, String> inputs) throws Exception {
        Map<String, String> all = new TreeMap<>(inputs);
        all.put("_csrf", token);
        String form = all.entrySet().stream()
                .map(input -> input.getKey() + "=" + URLEncoder.encode(input.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(CONNECTOR
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        assertThat(found.find()).as("a token in the form").isTrue();
        return found.group(1);
    }

    private void login(String name) throws Exception {
        String token = token(get("/login"));
        HttpResponse<String> answer =
                post("/login", token, Map.of("username", name, "password", "a long password of " + name));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").map(URI::create).map(URI::getQuery))
                .isEmpty();
    }

    private Map<String, String> inputs(String... namesAndTexts) {
        Map<String, String> inputs = new TreeMap<>(SettingsInputs.of(settled()));
        inputs.put("version", Long.toString(settled().version()));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            inputs.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return inputs;
    }

    @Test
    void theFormShowsWhatIsSettledAndSavesWhatIsSent() throws Exception {
        login("olga");
        String page = get(path());
        assertThat(page)
                .contains("<h1>Settings</h1>", "value=\"Store of " + seller.id() + "\"", "list=\"data-points\"")
                .contains("The reverse is not supported")
                .doesNotContain("<script", " style=", "${");

        HttpResponse<String> saved =
                post(path(), token(page), inputs("store_name", "Fern <b>&</b> Sons", "held", "ON_HOLD"));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(settled().storeName()).isEqualTo("Fern <b>&</b> Sons");
        assertThat(settled().changedBy()).isEqualTo("olga");
        assertThat(get(path()))
                .contains("Saved.", "Fern &lt;b&gt;&amp;&lt;/b&gt; Sons")
                .doesNotContain("<b>&</b>");
        assertThat(get(path())).as("told once").doesNotContain("It holds from the next order on");
    }

    @Test
    void whatCannotBeTakenIsToldBesideTheFieldAndEveryInputSurvives() throws Exception {
        login("olga");
        String page = get(path());

        HttpResponse<String> refused = post(
                path(),
                token(page),
                inputs(
                        "store_name", "",
                        "logo_url", "javascript:alert(1)",
                        "company_name", "Kept <i>",
                        "carriers", "a = UPS\nbroken",
                        "status_ON_HOLD", "AwaitingShipment",
                        "from_city", "Reno"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"problem-store_name\"", "id=\"problem-logo_url\"", "id=\"problem-status_ON_HOLD\"")
                .contains("id=\"problem-from_postal_code\"", "Line 2:", "aria-invalid=\"true\"")
                .contains(
                        "value=\"javascript:alert(1)\"",
                        "value=\"Kept &lt;i&gt;\"",
                        "broken</textarea>",
                        "value=\"Reno\"");
        assertThat(settled().version()).isZero();
    }

    @Test
    void theSecondOfTwoEditorsSeesWhatTheFirstSavedAndKeepsTheirOwn() throws Exception {
        login("olga");
        String token = token(get(path()));
        Map<String, String> second = inputs("company_name", "Second");
        assertThat(post(path(), token, inputs("company_name", "First")).statusCode())
                .isEqualTo(303);

        HttpResponse<String> conflict = post(path(), token, second);

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains(
                        "olga saved these settings after you opened them", "value=\"Second\"", "company_name", "First")
                .contains("name=\"version\" value=\"1\"");
        assertThat(settled().settings().branding().companyName()).isEqualTo("First");
    }

    @Test
    void customFieldsAreShownOnTheLastOrderWithoutSavingAndPersonalDataIsNot() throws Exception {
        login("olga");
        String id = SANDBOX.control()
                .orders()
                .place(shopId, NewOrder.shippable(SANDBOX.clock().instant()), 1)
                .get(0);
        await().atMost(SOON).until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE shop_id = ?", shopId) == 1);
        String city = SANDBOX.control()
                .orders()
                .show(id)
                .at("/recipient_address/name")
                .asText();

        HttpResponse<String> preview = post(
                path(),
                token(get(path())),
                inputs(
                        "custom_field_1", "shipping_type",
                        "custom_field_2", "recipient_address.name",
                        "custom_field_3", "nonsense",
                        "preview", "1"));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("<q>SELLER</q>", "••••", "id=\"problem-custom_field_3\"", "value=\"nonsense\"")
                .doesNotContain(city);
        assertThat(settled().version()).isZero();
    }

    @Test
    void whatAnOrderPageHidesIsHiddenInThePreviewTooAndSoIsWhatNobodyKnows() throws Exception {
        login("olga");
        String id = SANDBOX.control()
                .orders()
                .place(shopId, NewOrder.shippable(SANDBOX.clock().instant()), 1)
                .get(0);
        SANDBOX.control().orders().edit(id, (ObjectNode)
                new ObjectMapper().readTree("{\"seller_note\":\"Knows Methuselah\",\"new_field\":\"Zacharias\"}"));
        SANDBOX.control().orders().touch(id);
        await().atMost(SOON).until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE shop_id = ?", shopId) == 1);

        HttpResponse<String> preview = post(
                path(),
                token(get(path())),
                inputs("custom_field_1", "seller_note", "custom_field_2", "new_field", "preview", "1"));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("••••").doesNotContain("Methuselah", "Zacharias");
    }

    @Test
    void importingNewOrdersKeepsWhatIsNotSavedYetAndItsAddressCanBeOpened() throws Exception {
        login("olga");
        String token = token(get(path()));

        HttpResponse<String> asked =
                post(path() + "/import-now", token, inputs("company_name", "Not saved yet", "from_city", "Reno"));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("New orders are being imported", "Not saved", "value=\"Not saved yet\"", "value=\"Reno\"");
        assertThat(settled().version()).isZero();
        assertThat(get(path())).contains("form=\"settings-form\"", "id=\"settings-form\"");
        for (String wish : List.of("/import-now", "/backfills", "/orders", "/backfills/1/stop")) {
            HttpResponse<String> opened = send(CONNECTOR.request(path() + wish).GET());
            assertThat(opened.statusCode()).as(wish).isEqualTo(303);
            assertThat(opened.headers().firstValue("Location").orElse("")).endsWith(path());
        }
    }

    @Test
    void aRefusedWishToImportNowKeepsWhatIsNotSavedYet() throws Exception {
        login("olga");
        String token = token(get(path()));
        SettledShop.save(CONNECTOR, shopId, "active", "");

        HttpResponse<String> refused = post(path() + "/import-now", token, inputs("company_name", "Not saved yet"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"problem-import_now\"", "value=\"Not saved yet\"");
    }

    @Test
    void wishesKeepWhatIsNotSavedYetAndWhatTheyAskedFor() throws Exception {
        login("olga");
        String token = token(get(path()));

        HttpResponse<String> days = post(
                path() + "/backfills",
                token,
                inputs(
                        "store_name",
                        "Renamed",
                        "company_name",
                        "Not saved yet",
                        "backfill_from",
                        "tomorrow",
                        "backfill_to",
                        "2026-06-03"));
        assertThat(days.statusCode()).isEqualTo(422);
        assertThat(days.body())
                .contains("id=\"problem-backfill_from\"", "value=\"tomorrow\"", "value=\"2026-06-03\"")
                .contains("value=\"Not saved yet\"", "value=\"Renamed\"");
        HttpResponse<String> order =
                post(path() + "/orders", token, inputs("company_name", "Not saved yet", "order_id", "no id"));
        assertThat(order.statusCode()).isEqualTo(422);
        assertThat(order.body()).contains("id=\"problem-order_id\"", "value=\"no id\"", "value=\"Not saved yet\"");

        HttpResponse<String> asked =
                post(path() + "/orders", token, inputs("company_name", "Not saved yet", "order_id", "4711"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("is being read again", "Not saved yet: what you changed", "value=\"Not saved yet\"")
                .doesNotContain("value=\"4711\"");
        assertThat(post(path() + "/orders", token, inputs("order_id", "4712")).statusCode())
                .isEqualTo(303);
        assertThat(settled().version()).isZero();
    }

    @Test
    void daysAndSingleOrdersAreAskedForAndTheirStateIsShown() throws Exception {
        login("olga");
        String token = token(get(path()));
        assertThat(post(
                                path() + "/backfills",
                                token,
                                Map.of("backfill_from", "2026-06-01", "backfill_to", "2026-06-03"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(post(path() + "/orders", token, Map.of("order_id", "4711")).statusCode())
                .isEqualTo(303);
        assertThat(post(path() + "/import-now", token, Map.of()).statusCode()).isEqualTo(303);
        ImportWishes wishes = CONNECTOR.bean(ImportWishes.class);
        await().atMost(SOON)
                .until(() -> wishes.backfills(shopId).get(0).state().equals("done")
                        && wishes.orders(shopId).get(0).state().equals("unknown"));

        assertThat(get(path())).contains("3 of 3 days done, 0 orders brought in", "TikTok does not show it");

        HttpResponse<String> refused =
                post(path() + "/backfills", token, Map.of("backfill_from", "tomorrow", "backfill_to", "2026-06-03"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"problem-backfill_from\"", "value=\"tomorrow\"", "value=\"2026-06-03\"");
    }

    @Test
    void anotherMerchantsStoreIsNotThereAndAFormWithoutItsTokenDoesNothing() throws Exception {
        login("mia");
        String token = token(get("/"));

        assertThat(send(CONNECTOR.request(path()).GET()).statusCode()).isEqualTo(404);
        assertThat(post(path(), token, inputs("store_name", "Mine")).statusCode())
                .isEqualTo(404);
        assertThat(post(path() + "/orders", token, Map.of("order_id", "1")).statusCode())
                .isEqualTo(404);
        assertThat(post(path(), "made up", inputs("store_name", "Mine")).statusCode())
                .isEqualTo(403);
        assertThat(settled().version()).isZero();
        assertThat(key).isNotBlank();
    }
}
