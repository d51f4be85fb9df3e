package dev.shopconnector.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.access.Role;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who may do what in the console, and that it happens and is written down: every operation that JMX knows of ours. */
class ConsoleRolesTest {
    /** What only shows something; whoever adds such an operation adds it here, on purpose. All others are deeds. */
    private static final Set<String> LOOKS = Set.of(
            "Shops.list",
            "Waiting and refused.heldOrders",
            "Waiting and refused.waitingParcels",
            "Waiting and refused.refusedParcels",
            "Edited routes.state",
            "Log.level");

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    private static TikTokSandbox sandbox;
    private static RunningConnector connector;
    private static String shop = "";
    private static String other = "";
    private static String key = "";

    /** An operation as JMX describes it. */
    record Operation(ObjectName bean, MBeanOperationInfo info) {
        String name() {
            return bean.getKeyProperty("name") + "." + info.getName();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    @BeforeAll
    static void start() {
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
        connector =
                RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl(), "shipments.push.tick-millis=50");
        Seller seller = sandbox.control().sellers().add("Mia's", 1, 3);
        key = connector.connect(seller.id(), sandbox.clock().instant().minus(Duration.ofDays(60)));
        shop = seller.shops().get(0).id();
        Seller second = sandbox.control().sellers().add("Otto's", 1, 0);
        connector.connect(second.id(), sandbox.clock().instant());
        other = second.shops().get(0).id();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders") == 3);
    }

    @AfterAll
    static void stop() {
        connector.close();
        sandbox.close();
    }

    @AfterEach
    void loggedOut() {
        SecurityContextHolder.clearContext();
    }

    static List<Operation> operations() throws JMException {
        String node = connector.bean(Environment.class).getProperty("camel.main.name");
        Stream.Builder<Operation> all = Stream.builder();
        for (ObjectName bean : JMX.queryNames(new ObjectName("dev.shopconnector:node=" + node + ",*"), null)) {
            Arrays.stream(JMX.getMBeanInfo(bean).getOperations()).forEach(info -> all.add(new Operation(bean, info)));
        }
        return all.build().toList();
    }

    @Test
    void theConsoleHasWhatOperatorsAreToldOf() throws JMException {
        Set<String> names =
                new TreeSet<>(operations().stream().map(Operation::name).toList());
        assertThat(names)
                .containsAll(LOOKS)
                .contains(
                        "Shops.pause",
                        "Shops.resume",
                        "Shops.pollNow",
                        "Shops.backfill",
                        "Shops.rereadOrder",
                        "Shops.renewToken",
                        "Waiting and refused.replay",
                        "Waiting and refused.replayAllOfRule",
                        "Log.setLevel");
        assertThat(JMX.queryNames(operations().get(0).bean(), null)).isNotEmpty();
        for (Operation operation : operations()) {
            assertThat(JMX.getMBeanInfo(operation.bean()).getAttributes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isDescribedInWords(Operation operation) {
        assertThat(operation.info().getDescription()).contains(" ").endsWith(".");
        for (MBeanParameterInfo parameter : operation.info().getSignature()) {
            assertThat(parameter.getName()).doesNotMatch("p\\d+|arg\\d+");
            assertThat(parameter.getDescription()).contains(" ").isNotEqualTo(parameter.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isRefusedToWhomTheRoleForbidsIt(Operation operation) {
        long before = connector.count("SELECT COUNT(*) FROM audit");
        List<Predicate<Operation>> refused = List.of(o -> isRefused(o, null), o -> isRefused(o, Role.MERCHANT));

        assertThat(refused).allSatisfy(way -> assertThat(way.test(operation)).isTrue());
        assertThat(isRefused(operation, Role.VIEWER)).isEqualTo(!LOOKS.contains(operation.name()));
        assertThat(isRefused(operation, Role.OPERATOR)).isFalse();
        assertThat(isRefused(operation, Role.ADMINISTRATOR)).isFalse();
        if (LOOKS.contains(operation.name())) {
            assertThat(connector.count("SELECT COUNT(*) FROM audit")).isEqualTo((int) before);
        }
    }

    /** Arguments that nothing can be done with, so that who may ask is all that is asked. */
    private static boolean isRefused(Operation operation, @Nullable Role role) {
        try {
            invoke(
                    operation,
                    role,
                    Arrays.stream(operation.info().getSignature())
                            .map(parameter -> "no such thing")
                            .toArray());
            return false;
        } catch (NotDoneException e) {
            return String.valueOf(e.getMessage()).startsWith("Only viewers")
                    || String.valueOf(e.getMessage()).startsWith("Only operators");
        }
    }

    @Test
    void aPausedShopIsNotReadAndNothingIsLost() {
        int paused = audited("shop.pause");
        int resumed = audited("shop.resume");
        assertThat(done("Shops", "pause", shop, "the seller moves house")).startsWith("Paused.");
        assertThat(done("Shops", "pause", shop, "again")).isEqualTo("It was paused already.");
        assertThatThrownBy(() -> done("Shops", "pollNow", shop)).hasMessageContaining("paused");
        // A reading may have been under way.
        await().atMost(SOON).until(() -> {
            int before = readings(shop);
            othersAreRead();
            return readings(shop) == before;
        });
        int stopped = readings(shop);
        String order = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        assertThat(done("Shops", "rereadOrder", shop, order)).contains("The shop is paused");
        othersAreRead();
        assertThat(readings(shop)).isEqualTo(stopped);
        assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order))
                .isZero();
        assertThat(seen("Shops", "list")).contains("paused by=olga", "the seller moves house");

        assertThat(done("Shops", "resume", shop)).startsWith("Resumed.");
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order) == 1);
        assertThat(done("Shops", "resume", shop)).isEqualTo("It was not paused.");
        assertThat(audited("shop.pause") - paused).isEqualTo(1);
        assertThat(audited("shop.resume") - resumed).isEqualTo(1);
    }

    @Test
    void aPauseIsReportedWithTheNextStepAndParcelsAreTold() {
        String order = shippable();
        done("Shops", "pause", shop, "");
        try {
            ship(order, "n-paused", "ups", "1Z999AA10123456784");
            await().atMost(SOON)
                    .until(() -> connector.count(
                                    "SELECT COUNT(*) FROM parcels WHERE order_id = ? AND state = 'accepted'", order)
                            == 1);

            JsonNode report = RunningConnector.json(connector.asAdmin("GET", "/actuator/shops", ""));
            JsonNode paused = report.path("shops").get(0);
            assertThat(paused.path("shop").asText()).isEqualTo(shop);
            assertThat(paused.path("state").asText()).isEqualTo("PAUSED");
            assertThat(paused.path("attention").asBoolean()).isTrue();
            assertThat(paused.path("paused").asText())
                    .startsWith("An operator paused it at ")
                    .contains("Resume it");
            await().atMost(SOON).until(() -> connector
                    .asAdmin("GET", "/actuator/prometheus", "")
                    .body()
                    .lines()
                    .anyMatch("shops_connected{state=\"paused\"} 1.0"::equals));
        } finally {
            done("Shops", "resume", shop);
        }
        await().atMost(SOON).until(() -> {
            int before = readings(shop);
            othersAreRead();
            return readings(shop) > before;
        });
        assertThat(connector.asAdmin("GET", "/actuator/shops", "").body()).doesNotContain("PAUSED");
    }

    @Test
    void everyDeedIsDoneAndHasTheNameOfWhoDidIt() {
        done("Shops", "pollNow", shop);
        done("Shops", "backfill", shop, "2020-01-01", "2020-01-02");
        assertThat(done("Shops", "renewToken", shop)).isEqualTo("Renewed.");
        String order = connector.sql(jdbc -> jdbc.queryForObject("SELECT MIN(order_id) FROM orders", String.class));
        done("Shops", "rereadOrder", shop, order);
        done("Log", "setLevel", "dev.shopconnector.orders", "DEBUG");
        assertThat(seen("Log", "level", "dev.shopconnector.orders.Judge")).isEqualTo("DEBUG");
        done("Log", "setLevel", "dev.shopconnector.orders", "");
        done("Log", "setLevel", "node.report", "INFO");
        assertThat(LoggerFactory.getLogger("node.report.camel.yaml:21").isInfoEnabled())
                .isTrue();
        done("Log", "setLevel", "node.report", "");

        assertThat(List.of(
                        audited("shop.poll-now"),
                        audited("backfill.ask"),
                        audited("connection.renew-token"),
                        audited("order.reimport"),
                        audited("log.level")))
                .containsExactly(1, 1, 1, 1, 4);
        assertThat(connector.count("SELECT COUNT(*) FROM backfills WHERE asked_by = 'olga'"))
                .isEqualTo(1);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM reimports WHERE state = 'done'") >= 1);
    }

    @Test
    void aRefusedParcelIsListedWithoutPersonalDataAndReplayed() {
        String order = shippable();
        ship(order, "n-1", "carrier nobody knows", "XY1234567899");
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM parcels WHERE state = 'refused'") == 1);
        String parcel = connector.sql(
                jdbc -> jdbc.queryForObject("SELECT id FROM parcels WHERE state = 'refused'", String.class));
        String rule = connector.sql(
                jdbc -> jdbc.queryForObject("SELECT rule FROM parcels WHERE state = 'refused'", String.class));

        String listed = seen("Waiting and refused", "refusedParcels", shop);
        assertThat(listed).contains(parcel, order, "reason=").doesNotContain("XY1234567899");

        assertThat(done("Waiting and refused", "replay", shop, parcel)).startsWith("On its way");
        assertThat(audited("parcel.replay")).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM parcels WHERE state = 'refused' AND journey LIKE '%replayed%'")
                        == 1);
        assertThat(done("Waiting and refused", "replayAllOfRule", shop, rule)).contains("replayed=1");
    }

    @Test
    void heldOrdersSayWhy() {
        String order =
                sandbox.control().orders().place(shop, NewOrder.paidNow(), 1).get(0);
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'hold' AND order_id = ?", order)
                                == 1);

        assertThat(seen("Waiting and refused", "heldOrders", shop))
                .contains(order, "reason=")
                .doesNotContain("reason=,");
    }

    @Test
    void theStateOfReloadIsSeen() {
        assertThat(seen("Edited routes", "state")).contains("set=", "an edit was refused=false");
    }

    @Test
    void onlyOurLogAndCamelsCanBeChangedAndNotSoDeepThatMessagesShow() {
        for (String name : List.of("org.apache.hc.client5.http.wire", "", "dev.shopconnectors", "org.apache", "root")) {
            assertThatThrownBy(() -> done("Log", "setLevel", name, "DEBUG")).isInstanceOf(NotDoneException.class);
        }
        for (String level : List.of("TRACE", "OFF", "ALL", "loud")) {
            assertThatThrownBy(() -> done("Log", "setLevel", "org.apache.camel", level))
                    .isInstanceOf(NotDoneException.class);
        }
    }

    @Test
    void whatCannotBeIsSaidInWords() {
        assertThatThrownBy(() -> done("Shops", "backfill", shop, "yesterday", ""))
                .hasMessageContaining("year-month-day");
        assertThatThrownBy(() -> done("Shops", "rereadOrder", shop, "no id"))
                .hasMessageContaining("Write the order's id");
        assertThatThrownBy(() -> done("Shops", "pause", "1", "")).hasMessageContaining("No shop has this id");
        assertThatThrownBy(() -> done("Waiting and refused", "replay", shop, "1"))
                .hasMessageContaining("no parcel");
    }

    private static String shippable() {
        String order = sandbox.control()
                .orders()
                .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order) == 1);
        return order;
    }

    private static void ship(String order, String notification, String carrier, String number) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", notification)
                .put("order_id", order)
                .put("carrier_code", carrier)
                .put("tracking_number", number);
        connector.orderSource(key, "shipment_notification", body);
    }

    /** Another shop is read several times more: workers are awake and take what is due. */
    private static void othersAreRead() {
        int before = readings(other);
        await().atMost(SOON).until(() -> readings(other) >= before + 5);
    }

    /** Searches for orders of the shop that TikTok was asked for. */
    private static int readings(String shopId) {
        String cipher = connector.sql(
                jdbc -> jdbc.queryForObject("SELECT cipher FROM shops WHERE id = ?", String.class, shopId));
        return sandbox.calls().count("POST /order/202309/orders/search", cipher);
    }

    private static int audited(String action) {
        return connector.count("SELECT COUNT(*) FROM audit WHERE who = 'olga' AND action = ?", action);
    }

    private static String done(String bean, String operation, Object... arguments) {
        return invoke(named(bean + "." + operation), Role.OPERATOR, arguments);
    }

    private static String seen(String bean, String operation, Object... arguments) {
        return invoke(named(bean + "." + operation), Role.VIEWER, arguments);
    }

    private static Operation named(String name) {
        try {
            return operations().stream()
                    .filter(operation -> operation.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no operation " + name));
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static String invoke(Operation operation, @Nullable Role role, Object... arguments) {
        SecurityContextHolder.clearContext();
        if (role != null) {
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken("olga", "", "ROLE_" + role));
        }
        try {
            return String.valueOf(JMX.invoke(
                    operation.bean(),
                    operation.info().getName(),
                    arguments,
                    Arrays.stream(operation.info().getSignature())
                            .map(MBeanParameterInfo::getType)
                            .toArray(String[]::new)));
        } catch (javax.management.RuntimeMBeanException | javax.management.MBeanException e) {
            if (e.getCause() instanceof NotDoneException words) {
                throw words;
            }
            throw new AssertionError(e);
        } catch (JMException e) {
            throw new AssertionError(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
