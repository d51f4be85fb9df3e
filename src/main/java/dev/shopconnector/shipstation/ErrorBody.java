package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer: ShipStation Order Source API, the response models of 400, 401, 429, 500 and 520, with
 * the {@code message} and {@code transaction_id} that ShipStation shows. Messages say what is wrong and carry no
 * personal data.
 */
@JsonPropertyOrder({"message", "transaction_id"})
public record ErrorBody(
        String message,
        @Nullable String transactionId,
        List<DetailedError> detailedErrors,
        @Nullable Integer retryAfterSeconds,
        @Nullable Instant retryAfterTime) {

    public ErrorBody {
        detailedErrors = detailedErrors == null ? List.of() : List.copyOf(detailedErrors);
    }

    /** 400: the request cannot be understood or breaks a rule of the API. */
    public static ErrorBody badRequest(String message, @Nullable String transactionId) {
        return of(message, transactionId, "validation", null);
    }

    /** 401: the key of the store is missing or wrong. For a refusal by TikTok see {@link UnauthorizedBody}. */
    public static ErrorBody unauthorized(String message, @Nullable String transactionId) {
        return of(message, transactionId, "external_unauthorized_error", null);
    }

    /** 404: this operation is not there. */
    public static ErrorBody notFound(String message, @Nullable String transactionId) {
        return new ErrorBody(message, transactionId, List.of(), null, null);
    }

    /** 429: come back at {@code retryAfterTime}, UTC, which is in {@code retryAfterSeconds}. */
    public static ErrorBody rateLimited(
            String message, @Nullable String transactionId, int retryAfterSeconds, Instant retryAfterTime) {
        return new ErrorBody(message, transactionId, List.of(), retryAfterSeconds, retryAfterTime);
    }

    /** 500: a fault of the connector. */
    public static ErrorBody internal(String message, @Nullable String transactionId) {
        return of(message, transactionId, "unhandled_module_exception", null);
    }

    /** 520: TikTok failed or could not be reached; {@code httpStatus} is what it answered, null for no answer. */
    public static ErrorBody externalServer(
            String message, @Nullable String transactionId, @Nullable Integer httpStatus) {
        return of(message, transactionId, "external_server_error", httpStatus);
    }

    private static ErrorBody of(
            String message, @Nullable String transactionId, String standardCode, @Nullable Integer httpStatus) {
        var detail = new DetailedError(standardCode, null, message, httpStatus, null);
        return new ErrorBody(message, transactionId, List.of(detail), null, null);
    }
}
