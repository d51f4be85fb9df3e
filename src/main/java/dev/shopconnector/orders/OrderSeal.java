package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.KeyedSeal;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Seals what an order says about a person. Shop, order and kind are authenticated with it, so that no value can be put
 * in another's place.
 */
@Component
class OrderSeal {
    private final KeyedSeal seals;
    private final ObjectMapper json;

    OrderSeal(KeyedSeal seals, ObjectMapper json) {
        this.seals = seals;
        this.json = json;
    }

    byte[] sealPayload(String shopId, String orderId, byte[] payload) {
        return seal(shopId, orderId, "payload", payload);
    }

    byte[] openPayload(String shopId, String orderId, byte[] sealed) {
        return open(shopId, orderId, "payload", sealed);
    }

    byte[] sealSalesOrder(String shopId, String orderId, byte[] salesOrder) {
        return seal(shopId, orderId, "sales_order", salesOrder);
    }

    byte[] openSalesOrder(String shopId, String orderId, byte[] sealed) {
        return open(shopId, orderId, "sales_order", sealed);
    }

    byte[] sealShipTo(String shopId, String orderId, ShipTo shipTo) {
        try {
            return seal(shopId, orderId, "ship_to", json.writeValueAsBytes(shipTo));
        } catch (IOException e) {
            throw new IllegalStateException("an address is plain data and can be written", e);
        }
    }

    ShipTo openShipTo(String shopId, String orderId, byte[] sealed) {
        try {
            return json.readValue(open(shopId, orderId, "ship_to", sealed), ShipTo.class);
        } catch (IOException e) {
            throw new IllegalStateException("the stored address of order " + orderId + " cannot be read back");
        }
    }

    private byte[] seal(String shopId, String orderId, String kind, byte[] plain) {
        return seals.seal(plain, aad(shopId, orderId, kind));
    }

    private byte[] open(String shopId, String orderId, String kind, byte[] sealed) {
        return seals.open(sealed, aad(shopId, orderId, kind));
    }

    private static String aad(String shopId, String orderId, String kind) {
        return shopId + '|' + orderId + '|' + kind;
    }
}
