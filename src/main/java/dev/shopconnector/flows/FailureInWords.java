package dev.shopconnector.flows;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** For workers: what a route has not dealt with itself is told in one line, for Camel's own has a stack trace. */
@Component("failureInWords")
class FailureInWords implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureInWords.class);

    @Override
    public void handleException(Throwable failure) {
        handleException("", null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable failure) {
        LOG.warn(
                "{} failed with {} and is tried again by itself. If this goes on, look at the database first; see"
                        + " docs/operations.md, 'The database was away'.",
                exchange == null ? "A worker" : exchange.getFromRouteId(),
                failure.getClass().getSimpleName());
    }
}
