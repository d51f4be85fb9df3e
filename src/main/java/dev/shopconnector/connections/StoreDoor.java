package dev.shopconnector.connections;

import dev.shopconnector.shipstation.AcknowledgeOrdersRequest;
import dev.shopconnector.shipstation.Auth;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.NotificationStatusRequest;
import dev.shopconnector.shipstation.RequestBase;
import dev.shopconnector.shipstation.SalesOrdersExportRequest;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.shipstation.ShipStationRequest;
import dev.shopconnector.shipstation.ShipmentNotificationRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Who asks, and for what: the store by its key, the request by its operation. */
@Component
public class StoreDoor {
    private static final String BEARER = "bearer ";
    private static final int LONGEST_TRANSACTION_ID = 100;

    private final Stores stores;

    StoreDoor(Stores stores) {
        this.stores = stores;
    }

    /**
     * The request of an operation.
     *
     * @throws dev.shopconnector.shipstation.UnreadableRequestException when the body is not the JSON of the operation
     */
    ShipStationRequest read(String operation, byte[] body) {
        return switch (operation) {
            case "sales_orders_export" -> ShipStationJson.read(body, SalesOrdersExportRequest.class);
            case "acknowledge_orders" -> ShipStationJson.read(body, AcknowledgeOrdersRequest.class);
            case "shipment_notification" -> ShipStationJson.read(body, ShipmentNotificationRequest.class);
            case "notification_status" -> ShipStationJson.read(body, NotificationStatusRequest.class);
            default -> ShipStationJson.read(body, RequestBase.class);
        };
    }

    /**
     * The transaction id of a request; ShipStation may send it as a header instead.
     *
     * @throws InvalidRequestException when there is none
     */
    static String requireTransactionId(ShipStationRequest request, @Nullable String header) {
        String id = StringUtils.hasText(request.transactionId()) ? request.transactionId() : header;
        if (!StringUtils.hasText(id)) {
            throw new InvalidRequestException("transaction_id is missing; send a GUID with each request");
        }
        if (id.length() > LONGEST_TRANSACTION_ID) {
            throw new InvalidRequestException(
                    "transaction_id is longer than " + LONGEST_TRANSACTION_ID + " characters");
        }
        return id;
    }

    /** The transaction id to name in an error; null when the request has no usable one. */
    static @Nullable String transactionId(byte[] body, @Nullable String header) {
        String id = ShipStationJson.text(body, "transaction_id");
        String known = StringUtils.hasText(id) ? id : header;
        return StringUtils.hasText(known) && known.length() <= LONGEST_TRANSACTION_ID ? known : null;
    }

    /**
     * The store of the key in {@code Authorization: Bearer} or, without one, in {@code auth.api_key}.
     *
     * @throws InvalidRequestException when there is no key or no store has it. It is a 400, since to ShipStation a 401
     *     means that TikTok's authorisation has ended
     */
    public Store enter(@Nullable String authorization, @Nullable Auth auth) {
        String key = key(authorization, auth);
        if (key == null) {
            throw new InvalidRequestException(
                    "no store key: send it as Authorization: Bearer <key> or in auth.api_key");
        }
        return stores.byKey(key)
                .orElseThrow(
                        () -> new InvalidRequestException(
                                "unknown store: no store has this key; copy the key that was shown when the shop was connected"));
    }

    private static @Nullable String key(@Nullable String authorization, @Nullable Auth auth) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String key = authorization.substring(BEARER.length()).strip();
            if (!key.isEmpty()) {
                return key;
            }
        }
        return auth == null || auth.apiKey() == null || auth.apiKey().isBlank()
                ? null
                : auth.apiKey().strip();
    }
}
