package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.integration.IntegrationAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.integration.core.MessageSource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.http.dsl.Http;
import org.springframework.integration.jdbc.JdbcMessageHandler;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.client.RestTemplate;

/**
 * The same flow in Spring Integration: a poller whose transaction holds a page – a source that asks, an HTTP gateway, a
 * transformer, and two JDBC handlers for orders and cursor.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({IntegrationAutoConfiguration.class, TaskSchedulingAutoConfiguration.class})
public class SpringIntegration {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Row(String cipher, JsonNode order, byte[] document) {}

    private record Page(List<Row> rows, String cipher, long cursor, boolean last) {}

    /** {@code tiktok jdbc-url ciphers}; a poller's thread and a connection for each shop. Stays until it is ended. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        System.setProperty("bench.jdbc", arguments[1]);
        String[] ciphers = arguments[2].split(",");
        System.setProperty("spring.task.scheduling.pool.size", String.valueOf(ciphers.length));
        System.setProperty("bench.connections", String.valueOf(ciphers.length));
        SpringApplication application = new SpringApplication(SpringIntegration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        CountDownLatch done = new CountDownLatch(ciphers.length);
        try (ConfigurableApplicationContext context = application.run()) {
            IntegrationFlowContext flows = context.getBean(IntegrationFlowContext.class);
            for (String cipher : ciphers) {
                flows.registration(flow(
                                arguments[0],
                                cipher,
                                context.getBean(DataSource.class),
                                context.getBean(PlatformTransactionManager.class),
                                done))
                        .register();
            }
            done.await();
            System.in.read();
        }
    }

    @Bean
    DataSource dataSource() {
        HikariDataSource pool = pool(System.getProperty("bench.jdbc"), Integer.getInteger("bench.connections"));
        pool.setAutoCommit(false);
        return pool;
    }

    static HikariDataSource pool(String jdbcUrl, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl + "&useServerPrepStmts=true&useBulkStmts=true");
        pool.setUsername("root");
        pool.setPassword("");
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    private static IntegrationFlow flow(
            String tiktok, String cipher, DataSource dataSource, PlatformTransactionManager transactions, CountDownLatch done) {
        TikTokCalls calls = new TikTokCalls(tiktok, cipher, "token");
        AtomicLong from = new AtomicLong();
        long to = System.currentTimeMillis() / 1000;
        boolean[] ended = new boolean[1];
        MessageSource<byte[]> questions = () -> ended[0]
                ? null
                : MessageBuilder.withPayload(TikTokCalls.searchBody(from.get(), to))
                        .setHeader("Content-Type", "application/json")
                        .setHeader("x-tts-access-token", "token")
                        .build();
        JdbcMessageHandler orders = new JdbcMessageHandler(dataSource, Limit.UPSERT);
        orders.setPreparedStatementSetter((row, message) -> bind(row, (Row) message.getPayload()));
        RestTemplate http = new RestTemplate(new JdkClientHttpRequestFactory());
        return IntegrationFlow.from(
                        questions, poller -> poller.poller(Pollers.fixedDelay(1).transactional(transactions)))
                .handle(Http.<byte[]>outboundGateway(message -> calls.searchUrl(message.getPayload()), http)
                        .httpMethod(HttpMethod.POST)
                        .mappedRequestHeaders("Content-Type", "x-tts-access-token")
                        .expectedResponseType(byte[].class))
                .<byte[], Page>transform(answer -> page(cipher, answer, from.get()))
                .publishSubscribeChannel(subscribers -> subscribers
                        .subscribe(rows -> rows.<Page>filter(page -> !page.rows().isEmpty())
                                .<Page, List<Row>>transform(Page::rows)
                                .handle(orders))
                        .subscribe(cursor -> cursor.handle(cursor(dataSource)))
                        .subscribe(next -> next.<Page>handle(message -> {
                            Page page = (Page) message.getPayload();
                            from.set(page.cursor());
                            if (page.last()) {
                                ended[0] = true;
                                done.countDown();
                            }
                        })))
                .get();
    }

    private static JdbcMessageHandler cursor(DataSource dataSource) {
        JdbcMessageHandler cursor = new JdbcMessageHandler(
                dataSource,
                "INSERT INTO bench_shops (shop_id, cursor_at, done) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " cursor_at = VALUES(cursor_at), done = VALUES(done)");
        cursor.setPreparedStatementSetter((statement, message) -> {
            Page page = (Page) message.getPayload();
            statement.setString(1, page.cipher());
            statement.setLong(2, page.cursor());
            statement.setBoolean(3, page.last());
        });
        return cursor;
    }

    private static Page page(String cipher, byte[] answer, long from) {
        try {
            List<Row> rows = new ArrayList<>();
            long cursor = from;
            for (JsonNode order : JSON.readTree(answer).path("data").path("orders")) {
                rows.add(new Row(cipher, order, Mapping.document(order)));
                cursor = Math.max(cursor, order.path("update_time").asLong());
            }
            return new Page(rows, cipher, cursor, rows.size() < Limit.PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bind(PreparedStatement statement, Row row) {
        try {
            Limit.bind(statement, 0, row.cipher(), row.order(), row.document(), Seal.NONE);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
