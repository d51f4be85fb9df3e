package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What follows when a reading breaks off: soon, later or not before the merchant acts; with words, without a stack. */
@ExtendWith(OutputCaptureExtension.class)
class PollRecoveryTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String STACK = "\tat dev.shopconnector";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(30));
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            EmbeddedMariaDb.shared().freshUrl(),
            "tiktok.transient-error.base-delay=10ms",
            "orders.poll.refused-millis=600000");

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    private String connect() {
        return connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    }

    private int orders() {
        return connector.count("SELECT COUNT(*) FROM orders");
    }

    @Test
    void anOutageIsOverWhenItIsOver(CapturedOutput output) {
        sandbox.control()
                .fault(Fault.of(FaultKind.UNAVAILABLE).on("*/orders/search").times(9));
        connect();
        await().atMost(SOON).until(() -> orders() == 30);
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 0"
                                + " AND poll_problem IS NULL AND polled_at IS NOT NULL")
                        == 1);
        assertThat(output.getAll()).doesNotContain(STACK);
    }

    @Test
    void whatAPersonMustMendIsSaidAndTriedRarely(CapturedOutput output) {
        sandbox.control()
                .fault(Fault.envelope(403, 36009033, "IP not allowed.")
                        .on("*/orders/search")
                        .times(1));
        String key = connect();
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 1"
                                + " AND poll_problem LIKE '%36009033%' AND lease_until IS NULL"
                                + " AND poll_due_at > SYSDATE(6) + INTERVAL 9 MINUTE")
                        == 1);
        assertThat(output.getAll()).contains("could not be read").doesNotContain(STACK);
        assertThat(connector.explanation(key, "1").path("summary").asText()).contains("36009033");

        connector.sql(jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)"));
        await().atMost(SOON).until(() -> orders() == 30);
    }

    @Test
    void aShopWhoseConsentEndedIsNotReadUntilItIsConnectedAgainAndThenGoesOn(CapturedOutput output) {
        String key = connect();
        await().atMost(SOON).until(() -> orders() == 30);
        String known = connector.sql(jdbc -> jdbc.queryForObject("SELECT MIN(order_id) FROM orders", String.class));
        sandbox.control().sellers().revoke("1", RefreshRefusal.EXPIRED);
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM connections WHERE state = 'needs_reauthorization'") == 1);
        await().atMost(SOON).until(() -> output.getAll().contains("is not read any more"));
        assertThat(output.getAll()).doesNotContain(STACK);
        assertThat(explained(key, known, "summary")).contains("Reading is stopped for this shop");
        assertThat(explained(key, known, "what_to_do")).startsWith("Connect this shop again");
        assertThat(explained(key, "1", "what_to_do")).startsWith("Connect this shop again");

        String late = sandbox.control()
                .orders()
                .place(dev.shopconnector.sandbox.orders.NewOrder.shippable(
                        sandbox.clock().instant()));
        connect();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", late) == 1);
    }

    private String explained(String key, String orderId, String field) {
        return connector.explanation(key, orderId).path(field).asText();
    }

    @Test
    void anOrderOfAShopThatIsSetInactiveIsNotSaidToFollowByItself() {
        String key = connect();
        String held = sandbox.control().orders().place(dev.shopconnector.sandbox.orders.NewOrder.paidNow());
        await().atMost(SOON).until(() -> explained(key, held, "what_to_do").startsWith("Nothing to do"));

        connector.sql(jdbc -> jdbc.update("UPDATE shops SET active = FALSE"));
        assertThat(explained(key, held, "summary")).contains("Reading is stopped for this shop");
        assertThat(explained(key, held, "what_to_do")).startsWith("Set this shop active again. After that: Nothing");
    }

    /** The statement as it stands in docs/operations.md, for the shop whose id it takes. */
    private static String documented(String heading) throws IOException {
        String section = Files.readString(Path.of("docs/operations.md"))
                .split("## " + heading, 2)[1]
                .split("## ", 2)[0];
        Matcher statement = Pattern.compile("`(UPDATE [^`]+)`").matcher(section);
        assertThat(statement.find()).isTrue();
        return statement.group(1);
    }

    @Test
    void theDocumentedWayBackHoldsAgainstAReadingThatIsUnderWay() throws Exception {
        String reset = documented("Orders before the first-import date are wanted");
        connect();
        await().atMost(SOON).until(() -> orders() == 30);
        ImportDesk underWay = new ImportDesk(connector);
        String shop = underWay.lease().shopId();
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET active = FALSE"));

        connector.sql(jdbc -> jdbc.update(reset, shop));
        OrderPage lastPage =
                new OrderPage(underWay.lease(), List.of(), sandbox.clock().instant(), false);
        assertThatThrownBy(() -> connector.bean(ProducerTemplate.class).requestBody("direct:orders.import", lastPage))
                .hasRootCauseInstanceOf(LostLeaseException.class);
        connector.bean(ShopClaims.class).done(underWay.lease(), 600_000);

        assertThat(connector.count("SELECT COUNT(*) FROM shops WHERE cursor_at = '2026-08-01' AND lease_until IS NULL"
                        + " AND import_from = '2026-08-01' AND poll_due_at <= SYSDATE(6)"))
                .isEqualTo(1);
    }
}
