package dev.shopconnector.tiktok;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of the route {@code tiktok.send}: through the gate, onto the wire, and back. */
@Component("tiktokTransport")
public class TikTokTransport {
    /** The exchange property with the {@link TikTokCall} or {@link TikTokTokenCall} in progress. */
    static final String CALL = "tiktokCall";
    /** The exchange property with the version of the token that the last attempt was made with. */
    static final String USED_VERSION = "tiktokUsedVersion";
    /** The exchange property with the version that was renewed away, once it was. */
    static final String RENEWED_VERSION = "tiktokRenewedVersion";

    /** The exchange property with the exception of a renewal that failed between two attempts. */
    static final String RENEWAL_FAILURE = "tiktokRenewalFailure";

    /** The exchange property with the longest wait at the gate or before a retry. */
    static final String LONGEST_WAIT_MILLIS = "tiktokLongestWaitMillis";

    private final AccessTokens tokens;
    private final CredentialLoans loans;
    private final CallGate gate;
    private final TikTokAnswerReader reader;
    private final TikTokCallTimes times;

    TikTokTransport(
            AccessTokens tokens,
            CredentialLoans loans,
            CallGate gate,
            TikTokAnswerReader reader,
            TikTokCallTimes times) {
        this.tokens = tokens;
        this.loans = loans;
        this.gate = gate;
        this.reader = reader;
        this.times = times;
    }

    /** Waits for the turn of the call in the body. */
    public void enter(Exchange exchange) throws InterruptedException, InvalidPayloadException {
        if (exchange.removeProperty(RENEWAL_FAILURE) instanceof RuntimeException failure) {
            throw failure;
        }
        TikTokCall call = exchange.getMessage().getMandatoryBody(TikTokCall.class);
        exchange.setProperty(CALL, call);
        Long longestWait = exchange.getProperty(LONGEST_WAIT_MILLIS, Long.class);
        if (longestWait == null) {
            gate.enter(call.lane(), call.operation());
        } else {
            gate.enter(call.lane(), call.operation(), Duration.ofMillis(longestWait));
        }
    }

    /** Turns the call into the message for the HTTP component. Whatever headers were there are gone. */
    public void prepare(Exchange exchange) {
        TikTokCall call = exchange.getProperty(CALL, TikTokCall.class);
        try {
            Long refused = exchange.getProperty(RENEWED_VERSION, Long.class);
            AccessTokens.AccessToken token = tokens.current(call.connectionId(), refused == null ? -1 : refused);
            exchange.setProperty(USED_VERSION, token.version());
            Message message = fresh(exchange, call.method(), call.path(), loans.lend(token.credential()));
            message.setHeader(HttpConstants.HTTP_QUERY, call.encodedQuery());
            message.setBody(call.body());
        } catch (RuntimeException e) {
            gate.leave(call.lane());
            throw e;
        }
    }

    /** The same for a token call, whose credential its caller has lent. */
    public void prepareTokenCall(Exchange exchange) {
        TikTokTokenCall call = exchange.getMessage().getBody(TikTokTokenCall.class);
        exchange.setProperty(CALL, call);
        fresh(exchange, "GET", call.path(), call.loan()).setBody(null);
    }

    /** Turns the answer of the HTTP component into a {@link TikTokAnswer}, or throws what it says. */
    public void read(Exchange exchange) {
        TikTokCall call = exchange.getProperty(CALL, TikTokCall.class);
        try {
            answer(exchange, call.operation());
        } catch (TikTokRateLimitedException e) {
            if (e.retryAfter() != null) {
                gate.close(call.lane(), e.retryAfter());
            }
            throw e;
        } finally {
            gate.leave(call.lane());
        }
    }

    /** The same for a token call. */
    public void readTokenAnswer(Exchange exchange) {
        answer(exchange, exchange.getProperty(CALL, TikTokTokenCall.class).operation());
    }

    /** Gives a failure of the network its class, and lets the next call of the shop go. */
    public void unreachable(Exchange exchange) {
        TikTokCall call = exchange.getProperty(CALL, TikTokCall.class);
        gate.leave(call.lane());
        throw unanswered(exchange, call.operation());
    }

    /** The same for a token call. */
    public void tokenHostUnreachable(Exchange exchange) {
        throw unanswered(
                exchange, exchange.getProperty(CALL, TikTokTokenCall.class).operation());
    }

    private TikTokTransientException unanswered(Exchange exchange, String operation) {
        times.unanswered(exchange, operation);
        // Only the kind of failure is told: its message may quote the request.
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return new TikTokTransientException(TikTokError.unanswered(
                operation, "no answer from TikTok Shop (" + cause.getClass().getSimpleName() + ")", null));
    }

    private void answer(Exchange exchange, String operation) {
        Message message = exchange.getMessage();
        int status = message.getHeader(HttpConstants.HTTP_RESPONSE_CODE, 0, Integer.class);
        String retryAfter = message.getHeader("Retry-After", String.class);
        TikTokAnswer answer;
        try {
            answer = reader.read(operation, status, retryAfter, bytes(message));
        } catch (TikTokException e) {
            times.refused(exchange, operation, e.errorClass());
            throw e;
        }
        times.answered(exchange, operation);
        message.removeHeaders("*");
        message.setBody(answer);
    }

    private static InputStream bytes(Message message) {
        @Nullable InputStream stream = message.getBody(InputStream.class);
        return stream == null ? new ByteArrayInputStream(new byte[0]) : stream;
    }

    private Message fresh(Exchange exchange, String method, String path, String loan) {
        times.begin(exchange);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(HttpConstants.HTTP_METHOD, method);
        message.setHeader(HttpConstants.HTTP_PATH, path);
        message.setHeader(HttpConstants.CONTENT_TYPE, "application/json");
        message.setHeader(CredentialLoans.HEADER, loan);
        return message;
    }
}
