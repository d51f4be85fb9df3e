package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.springframework.http.HttpStatus;

/**
 * The body of a 401 that tells ShipStation that TikTok no longer takes the connection's token. ShipStation shows the
 * body to the merchant as it is, so it has exactly these two keys in this order.
 */
@JsonPropertyOrder({"message", "transaction_id"})
public record UnauthorizedBody(String message, String transactionId) {

    /**
     * The body for an answer of TikTok.
     *
     * @param httpStatus the status that TikTok answered with; its reason phrase is added
     * @param code TikTok's own error code, such as 105002
     * @param message TikTok's own words
     * @param transactionId the id of ShipStation's request
     */
    public static UnauthorizedBody fromTikTok(int httpStatus, String code, String message, String transactionId) {
        HttpStatus status = HttpStatus.resolve(httpStatus);
        String reason = status == null ? "Unknown" : status.getReasonPhrase();
        return new UnauthorizedBody(
                "TikTok API returned an error. HTTP code: " + httpStatus + " (" + reason + "). Error code: " + code
                        + ". Error message: '" + message + "'.",
                transactionId);
    }
}
