package bench;

import bench.IntegrationAnswers.Due;
import bench.IntegrationAnswers.Parcel;
import bench.IntegrationAnswers.Settled;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.handler.advice.CacheRequestHandlerAdvice;
import org.springframework.integration.handler.advice.RequestHandlerRetryAdvice;
import org.springframework.integration.http.dsl.Http;
import org.springframework.integration.http.dsl.HttpMessageHandlerSpec;
import org.springframework.integration.jdbc.JdbcMessageHandler;
import org.springframework.integration.jdbc.JdbcPollingChannelAdapter;
import org.springframework.messaging.Message;
import org.springframework.web.client.RestTemplate;

/**
 * Telling TikTok of parcels with Spring Integration: a JDBC poller that reads fifty, a splitter, HTTP gateways for orders,
 * carriers and parcels, and JDBC handlers that settle each parcel with a statement of its own. One thread, as LimitPush.
 */
@Configuration(proxyBeanMethods = false)
@Import(IntegrationAdvice.class)
class IntegrationPush {
    private final TikTokCalls calls;
    private final RestTemplate http;

    IntegrationPush(TikTokCalls calls, RestTemplate http) {
        this.calls = calls;
        this.http = http;
    }

    @Bean
    IntegrationFlow push(DataSource dataSource) {
        JdbcPollingChannelAdapter due = new JdbcPollingChannelAdapter(dataSource, LimitPush.DUE);
        due.setRowMapper((row, number) -> new Due(row.getString(1), row.getString(2)));
        return IntegrationFlow.from(
                        due, source -> source.poller(Pollers.fixedDelay(10).maxMessagesPerPoll(-1)))
                .enrichHeaders(headers -> headers.<List<Due>>headerFunction(
                        "numbers",
                        message -> message.getPayload().stream().collect(Collectors.toMap(Due::orderId, Due::number))))
                .<List<Due>, String>transform(
                        list -> list.stream().map(Due::orderId).collect(Collectors.joining(",")))
                .handle(this.<String>gateway(
                        HttpMethod.GET, message -> calls.get(LimitPush.ORDERS, Map.of("ids", message.getPayload()))))
                .handle(byte[].class, IntegrationAnswers::parcels)
                .split()
                .<Parcel, Boolean>route(Parcel::isAtTikTok, told -> told.subFlowMapping(
                                true, known -> known.<Parcel, Settled>transform(Parcel::settled).channel("settle.input"))
                        .subFlowMapping(false, unknown -> unknown.channel("mark.input")))
                .get();
    }

    @Bean
    IntegrationFlow mark(CacheRequestHandlerAdvice remembered, RequestHandlerRetryAdvice patient) {
        return flow -> flow.enrich(carrier -> carrier.<Parcel>requestPayload(
                                message -> message.getPayload().order().path("delivery_option_id").asText())
                        .requestSubFlow(option -> option.handle(
                                        this.<String>gateway(
                                                HttpMethod.GET,
                                                message -> calls.get(
                                                        LimitPush.PROVIDERS.formatted(message.getPayload()), Map.of())),
                                        endpoint -> endpoint.advice(remembered))
                                .transform(IntegrationAnswers::ups))
                        .headerFunction("carrier", Message::getPayload))
                .enrichHeaders(headers -> headers.headerFunction("parcel", Message::getPayload))
                .handle(Parcel.class, (parcel, headers) -> LimitPush.parcel(
                        parcel.order(), headers.get("carrier", String.class), parcel.number()))
                .handle(
                        this.<byte[]>gateway(
                                HttpMethod.POST,
                                message -> calls.post(
                                        LimitPush.MARK.formatted(IntegrationAnswers.parcel(message.getHeaders()).id()), message.getPayload())),
                        endpoint -> endpoint.advice(patient))
                .handle(byte[].class, IntegrationAnswers::answered)
                .channel("settle.input");
    }

    @Bean
    IntegrationFlow settle(DataSource dataSource) {
        JdbcMessageHandler accepted = new JdbcMessageHandler(dataSource, LimitPush.ACCEPTED);
        accepted.setPreparedStatementSetter((statement, message) -> {
            Settled settled = (Settled) message.getPayload();
            statement.setString(1, settled.packageId());
            statement.setString(2, settled.orderId());
        });
        JdbcMessageHandler later = new JdbcMessageHandler(dataSource, LimitPush.LATER);
        later.setPreparedStatementSetter(
                (statement, message) -> statement.setString(1, ((Settled) message.getPayload()).orderId()));
        return flow -> flow.<Settled, Boolean>route(settled -> settled.packageId() != null, said -> said
                .subFlowMapping(true, yes -> yes.handle(accepted))
                .subFlowMapping(false, no -> no.handle(later)));
    }

    private <P> HttpMessageHandlerSpec gateway(HttpMethod method, Function<Message<P>, HttpRequest> call) {
        return Http.<P>outboundGateway(message -> call.apply(message).uri(), http)
                .httpMethod(method)
                .mappedRequestHeaders("")
                .expectedResponseType(byte[].class);
    }
}
