package dev.shopconnector.operations;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the servlet container answer what never reaches the application, such as a malformed path, like everything else. */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Json.class.getName());
            }
        });
    }

    /** Made by Tomcat by its class name. */
    public static final class Json extends ErrorReportValve {
        private static final Logger LOG = LoggerFactory.getLogger(Json.class);

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("application/json");
                response.getOutputStream().write(PlainErrors.body(status));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("the caller of an erroneous request is gone", e);
            }
        }
    }
}
