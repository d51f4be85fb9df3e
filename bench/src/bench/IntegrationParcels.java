package bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.integration.IntegrationAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.dsl.Http;
import org.springframework.integration.jdbc.JdbcMessageHandler;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Taking parcels in with Spring Integration: an HTTP gateway, a JDBC handler whose transaction holds the batch, the answer. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(IntegrationPush.class)
@ImportAutoConfiguration({
    IntegrationAutoConfiguration.class,
    TaskSchedulingAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class IntegrationParcels {
    private static final int CONNECTIONS = 2;

    /** {@code tiktok jdbc-url cipher token port}. */
    public static void main(String[] arguments) {
        IntegrationExport.serve(IntegrationParcels.class, arguments[4], arguments);
    }

    @Bean
    DataSource dataSource(ApplicationArguments arguments) {
        return SpringIntegration.pool(arguments.getSourceArgs()[1], CONNECTIONS);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    TikTokCalls calls(ApplicationArguments arguments) {
        String[] given = arguments.getSourceArgs();
        return new TikTokCalls(given[0], given[2], given[3]);
    }

    @Bean
    IntegrationFlow inbox(DataSource dataSource, PlatformTransactionManager transactions) {
        JdbcMessageHandler store = new JdbcMessageHandler(
                dataSource,
                "INSERT INTO bench_parcels (order_id, tracking_number) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE tracking_number = VALUES(tracking_number)");
        store.setPreparedStatementSetter((row, message) -> {
            JsonNode one = (JsonNode) message.getPayload();
            row.setString(1, one.path("order_id").asText());
            row.setString(2, one.path("tracking_number").asText());
        });
        return IntegrationFlow.from(Http.inboundGateway("/")
                        .requestMapping(mapping -> mapping.methods(HttpMethod.POST))
                        .requestPayloadType(JsonNode.class))
                .<JsonNode, JsonNode>transform(told -> told.path("notifications"))
                .publishSubscribeChannel(first ->
                        first.subscribe(flow -> flow.handle(store, endpoint -> endpoint.transactional(transactions))))
                .transform(IntegrationParcels::acknowledgement)
                .get();
    }

    private static Map<String, List<Map<String, String>>> acknowledgement(JsonNode stored) {
        return Map.of(
                "notification_results",
                StreamSupport.stream(stored.spliterator(), false)
                        .map(one -> Map.of(
                                "notification_id", one.path("notification_id").asText(), "status", "pending"))
                        .toList());
    }
}
