package dev.shopconnector.connections;

import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.UnauthorizedBody;
import dev.shopconnector.shipstation.UnreadableRequestException;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokNeedsPersonException;
import dev.shopconnector.tiktok.TikTokPermanentException;
import dev.shopconnector.tiktok.TikTokRateLimitedException;
import dev.shopconnector.tiktok.TikTokTransientException;
import dev.shopconnector.tiktok.TikTokUnauthorizedException;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ExchangeTimedOutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Errors at ShipStation's door in the models that ShipStation published: ShipStation Order Source API, errors. */
@Component
public class StoreErrors {
    private static final Logger LOG = LoggerFactory.getLogger(StoreErrors.class);
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_SECONDS = 86_400;

    private final Clock clock;

    StoreErrors(Clock clock) {
        this.clock = clock;
    }

    /** A status and its body. */
    public record Answer(int status, Object body) {}

    /** The answer for this failure; nothing of an unexpected one is told but the transaction id to look for. */
    public Answer answer(Throwable failure, @Nullable String transactionId) {
        if (failure instanceof InvalidRequestException || failure instanceof UnreadableRequestException) {
            return new Answer(400, ErrorBody.badRequest(String.valueOf(failure.getMessage()), transactionId));
        }
        if (failure instanceof NeedsReauthorizationException needs) {
            return unauthorized(needs.error(), transactionId);
        }
        if (failure instanceof TikTokUnauthorizedException refused) {
            return unauthorized(ConnectionError.of(refused), transactionId);
        }
        if (failure instanceof TikTokRateLimitedException limited) {
            return rateLimited(limited, transactionId);
        }
        if (failure instanceof TikTokTransientException down) {
            Integer status = down.httpStatus() == 0 ? null : down.httpStatus();
            return new Answer(
                    520,
                    ErrorBody.externalServer(
                            "TikTok Shop is unavailable; try again in a few minutes", transactionId, status));
        }
        if (failure instanceof ExchangeTimedOutException) {
            return new Answer(
                    520,
                    ErrorBody.externalServer(
                            "TikTok Shop has not answered in time; try again in a few minutes", transactionId, null));
        }
        if (failure instanceof TikTokNeedsPersonException || failure instanceof TikTokPermanentException) {
            TikTokException refused = (TikTokException) failure;
            return new Answer(
                    400,
                    ErrorBody.badRequest(
                            "TikTok Shop refuses the connection: code " + refused.code() + ", '"
                                    + refused.tiktokMessage() + "'",
                            transactionId));
        }
        if (isDatabaseAway(failure)) {
            LOG.warn(
                    "The database could not be asked for ShipStation's request {} ({}); ShipStation is told to come back."
                            + " See docs/operations.md, 'The database was away'.",
                    transactionId,
                    failure.getClass().getSimpleName());
            return later("The connector cannot answer for the moment", DEFAULT_PAUSE, transactionId);
        }
        if (failure instanceof MissingVaultKeyException missing) {
            LOG.warn(
                    "ShipStation's request {} could not be answered: {}. It is told to come back; see docs/operations.md,"
                            + " 'What is stored cannot be read'.",
                    transactionId,
                    missing.getMessage());
            return later("The connector cannot answer for the moment", DEFAULT_PAUSE, transactionId);
        }
        LOG.warn(
                "ShipStation's request {} failed by a fault of the connector. Look at the exception below; ShipStation"
                        + " asks again by itself.",
                transactionId,
                failure);
        return new Answer(
                500, ErrorBody.internal("the connector failed; its log has the transaction id", transactionId));
    }

    /** A statement that the database refuses is a fault of ours; a database that does not answer is not. */
    private static boolean isDatabaseAway(Throwable failure) {
        return failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException;
    }

    private static Answer unauthorized(ConnectionError error, @Nullable String transactionId) {
        return new Answer(
                401,
                UnauthorizedBody.fromTikTok(
                        error.httpStatus(),
                        error.code(),
                        error.message(),
                        transactionId == null ? "no-transaction-id" : transactionId));
    }

    private Answer rateLimited(TikTokRateLimitedException limited, @Nullable String transactionId) {
        Duration pause = limited.retryAfter() == null ? DEFAULT_PAUSE : limited.retryAfter();
        return later("TikTok Shop asks to wait", pause, transactionId);
    }

    /** 429: ShipStation comes back; on a 500 it may turn the store's automatic import off for good. */
    private Answer later(String message, Duration pause, @Nullable String transactionId) {
        int seconds =
                (int) Math.min(MOST_SECONDS, Math.max(1, pause.plusMillis(999).toSeconds()));
        return new Answer(
                429,
                ErrorBody.rateLimited(
                        message, transactionId, seconds, clock.instant().plusSeconds(seconds)));
    }
}
