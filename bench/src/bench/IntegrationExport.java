package bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.integration.IntegrationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.dsl.Http;
import org.springframework.integration.jdbc.ExpressionEvaluatingSqlParameterSourceFactory;
import org.springframework.integration.jdbc.JdbcOutboundGateway;

/** Handing out in Spring Integration: an HTTP gateway, a JDBC gateway for the page, a transformer; Tomcat is its server. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    IntegrationAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class IntegrationExport {
    private static final int PAGE = 100;
    private static final int CONNECTIONS = 4;
    private static final String ROWS = "SELECT sales_order, modified_at, order_id FROM bench_orders WHERE shop_id = :shop"
            + " AND (modified_at, order_id) > (:time, :order) AND modified_at >= :time AND sales_order IS NOT NULL"
            + " ORDER BY modified_at, order_id LIMIT " + PAGE;

    /** What ShipStation asks, as far as it matters; the cursor is the last row's time and id. */
    record Question(String cursor) {
        public String time() {
            return cursor == null ? "1970-01-01 00:00:00" : cursor.substring(0, cursor.indexOf('|'));
        }

        public String order() {
            return cursor == null ? "" : cursor.substring(cursor.indexOf('|') + 1);
        }
    }

    private record Row(byte[] document, String cursor) {}

    /** {@code jdbc-url shop port}. */
    public static void main(String[] arguments) {
        serve(IntegrationExport.class, arguments[2], arguments);
    }

    /** Without the connector's own application.yaml, which lies on the class path too. */
    static void serve(Class<?> application, String port, String... arguments) {
        SpringApplication server = new SpringApplication(application);
        server.setDefaultProperties(
                Map.of("spring.config.name", "none", "server.address", "127.0.0.1", "server.port", port));
        server.run(arguments);
    }

    @Bean
    DataSource dataSource(ApplicationArguments arguments) {
        return SpringIntegration.pool(arguments.getSourceArgs()[0], CONNECTIONS);
    }

    @Bean
    IntegrationFlow export(JdbcOutboundGateway rows) {
        return IntegrationFlow.from(Http.inboundGateway("/")
                        .requestMapping(mapping -> mapping.methods(HttpMethod.POST))
                        .requestPayloadType(Question.class))
                .handle(rows)
                .<List<Row>, byte[]>transform(IntegrationExport::page)
                .enrichHeaders(headers -> headers.header("Content-Type", "application/json", true))
                .get();
    }

    @Bean
    JdbcOutboundGateway rows(DataSource dataSource, ApplicationArguments arguments) {
        ExpressionEvaluatingSqlParameterSourceFactory parameters = new ExpressionEvaluatingSqlParameterSourceFactory();
        parameters.setStaticParameters(Map.of("shop", arguments.getSourceArgs()[1]));
        parameters.setParameterExpressions(Map.of("time", "payload.time()", "order", "payload.order()"));
        JdbcOutboundGateway rows = new JdbcOutboundGateway(dataSource, null, ROWS);
        rows.setMaxRows(PAGE);
        rows.setReplySqlParameterSourceFactory(parameters);
        rows.setRowMapper((row, number) -> new Row(row.getBytes(1), row.getString(2) + "|" + row.getString(3)));
        return rows;
    }

    private static byte[] page(List<Row> rows) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(400_000);
        String before = "{\"sales_orders\":[";
        for (Row row : rows) {
            page.writeBytes(before.getBytes(StandardCharsets.UTF_8));
            page.writeBytes(row.document());
            before = ",";
        }
        String cursor = rows.size() < PAGE ? "" : ",\"cursor\":\"" + rows.get(PAGE - 1).cursor() + "\"";
        page.writeBytes(((rows.isEmpty() ? before : "") + "]" + cursor + "}").getBytes(StandardCharsets.UTF_8));
        return page.toByteArray();
    }
}
