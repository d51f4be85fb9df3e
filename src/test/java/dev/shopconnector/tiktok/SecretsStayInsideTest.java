package dev.shopconnector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.shopconnector.flows.Flows;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.impl.debugger.BacklogTracer;
import org.apache.camel.spi.BacklogTracerEventMessage;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsStayInsideTest {

    @Test
    void neitherLogsNorTracesNorErrorsShowASecret() {
        var seen = new ConcurrentLinkedQueue<String>();
        List<Logger> loggers =
                List.of(logger("dev.shopconnector"), logger("org.apache.camel"), logger("org.apache.hc"));
        AppenderBase<ILoggingEvent> capture = capture(seen);
        try (var tiktok = new TikTokStandIn();
                var connector = new Connector(tiktok)) {
            BacklogTracer tracer =
                    BacklogTracer.createTracer(connector.bean(Flows.class).camel());
            connector
                    .bean(Flows.class)
                    .camel()
                    .getCamelContextExtension()
                    .addContextPlugin(BacklogTracer.class, tracer);
            tracer.setBodyIncludeStreams(true);
            tracer.setIncludeExchangeProperties(true);
            tracer.setEnabled(true);
            loggers.forEach(logger -> {
                logger.setLevel(Level.TRACE);
                logger.setAdditive(false);
                logger.addAppender(capture);
            });
            String connection = connector.connect(tiktok, "seller", "shop");
            tiktok.expireAccessTokens();
            tiktok.next(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            connector.bean(TikTokClient.class).call(TikTokCall.authorizedShops(connection));
            tracer.dumpAllTracedMessages().stream()
                    .map(BacklogTracerEventMessage::toString)
                    .forEach(seen::add);
        } finally {
            loggers.forEach(logger -> {
                logger.detachAppender(capture);
                logger.setLevel(null);
                logger.setAdditive(true);
            });
        }
        assertThat(seen).as("something was captured").hasSizeGreaterThan(100);
        assertThat(seen).noneMatch(text -> text.contains("SECRET-") || text.contains("sign="));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private static AppenderBase<ILoggingEvent> capture(Queue<String> seen) {
        var capture = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                seen.add(event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        };
        capture.start();
        return capture;
    }
}
