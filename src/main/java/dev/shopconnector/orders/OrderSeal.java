package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.Sealed;
import dev.shopconnector.connections.Vault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Seals what an order says about a person. A sealed value begins with the id of its key, so that keys can be changed
 * while old rows stay readable; shop, order and kind are authenticated with it, so that no value can be put in another's
 * place.
 */
@Component
class OrderSeal {
    private final Vault vault;
    private final ObjectMapper json;

    OrderSeal(Vault vault, ObjectMapper json) {
        this.vault = vault;
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
        Sealed sealed = vault.seal(plain, aad(shopId, orderId, kind));
        byte[] keyId = sealed.keyId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + keyId.length + sealed.bytes().length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(sealed.bytes())
                .array();
    }

    private byte[] open(String shopId, String orderId, String kind, byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] keyId = new byte[Byte.toUnsignedInt(buffer.get())];
        buffer.get(keyId);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return vault.open(new Sealed(new String(keyId, StandardCharsets.UTF_8), bytes), aad(shopId, orderId, kind));
    }

    private static String aad(String shopId, String orderId, String kind) {
        return shopId + '|' + orderId + '|' + kind;
    }
}
