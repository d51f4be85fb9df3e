package dev.shopconnector.pages;

import static dev.shopconnector.pages.ConsentStage.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.shop.Seller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A choice of shops that is sent twice connects once, and both answers show the keys. */
class ChoiceTwiceTest {
    private static final Pattern KEY = Pattern.compile("class=\"key\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static ConsentStage stage;

    @BeforeAll
    static void start() {
        stage = new ConsentStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void twoClicksAtOnceSeeTheSameKeys() throws Exception {
        Seller seller = stage.seller("Impatient", 2);
        PageClient mia = stage.client("mia");
        stage.consent(mia, seller);
        String token = token(mia);
        Callable<HttpResponse<String>> click =
                () -> mia.postWith("/connect/choose", token, Map.of("shops", shop(seller, 0) + "," + shop(seller, 1)));
        List<HttpResponse<String>> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(List.of(click, click, click, click))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(keys(answers.get(0))).hasSize(2);
        assertThat(answers).extracting(ChoiceTwiceTest::keys).containsOnly(keys(answers.get(0)));
        assertThat(stage.connector.count(
                        "SELECT COUNT(*) FROM audit WHERE action = 'store.connect' AND shop_id IN (?, ?)",
                        shop(seller, 0),
                        shop(seller, 1)))
                .isEqualTo(2);
    }

    @Test
    void aClickMinutesLaterSeesNoKeyAndConnectsNothing() {
        Seller seller = stage.seller("Late", 2);
        PageClient mia = stage.client("mia");
        stage.consent(mia, seller);
        String token = token(mia);
        assertThat(keys(mia.postWith("/connect/choose", token, Map.of("shops", shop(seller, 0)))))
                .hasSize(1);
        stage.sandbox.clock().advance(Duration.ofMinutes(5));

        HttpResponse<String> late = mia.postWith("/connect/choose", token, Map.of("shops", shop(seller, 1)));

        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("nothing to choose any more");
        assertThat(keys(late)).isEmpty();
        assertThat(mia.get("/connect/choose").statusCode()).isEqualTo(400);
    }

    @Test
    void keysThatWaitForASecondClickAreSealed() {
        Seller seller = stage.seller("Sealed", 2);
        PageClient mia = stage.client("mia");
        stage.consent(mia, seller);
        String key = keys(stage.choose(mia, shop(seller, 0))).get(0);

        assertThat(stage.connector.count("SELECT COUNT(*) FROM consents WHERE answer IS NOT NULL"))
                .isPositive();
        assertThat(stage.connector.count(
                        "SELECT COUNT(*) FROM consents WHERE INSTR(CONCAT(choice, answer), ?) > 0", key))
                .isZero();
    }

    private static String token(PageClient client) {
        var found = TOKEN.matcher(client.get("/connect/choose").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> keys(HttpResponse<String> page) {
        return KEY.matcher(page.body()).results().map(key -> key.group(1)).toList();
    }
}
