package dev.shopconnector.connections;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** For a route that answers somebody on another thread: the failure goes back to the asker, who tells it; no log here. */
@Component("failureToAsker")
class FailureToAsker implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureToAsker.class);

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
        LOG.debug("{} ended with {}", exchange == null ? "a call" : exchange.getExchangeId(), failure.toString());
    }
}
