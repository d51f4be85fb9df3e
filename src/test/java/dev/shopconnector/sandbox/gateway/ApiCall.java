package dev.shopconnector.sandbox.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.sandbox.shop.Shop;
import org.jspecify.annotations.Nullable;

/**
 * A call that passed the gateway.
 *
 * @param pathId the id in the path, or empty
 * @param seller whose token it carries
 * @param cipherShop the shop of its cipher; null on endpoints above shops
 */
public record ApiCall(HttpCall http, String pathId, Seller seller, @Nullable Shop cipherShop) {

    /** The shop that the call is about. */
    public Shop shop() {
        if (cipherShop == null) {
            throw new IllegalStateException("not an endpoint of a shop");
        }
        return cipherShop;
    }

    /** The body as a JSON object; anything else is refused with 36009022. */
    public ObjectNode jsonBody() {
        return Json.parseObject(http.bodyText()).orElseThrow(ApiError::invalidFormat);
    }

    /** The required {@code page_size}, 1 to 100. */
    public int pageSize() {
        return pageSize(100);
    }

    /** The required {@code page_size}, 1 to {@code most}. */
    public int pageSize(int most) {
        String text = http.query("page_size");
        if (text.isEmpty()) {
            throw ApiError.invalid("Invalid parameter. The `page_size` query parameter is missing.");
        }
        long size = number("page_size", text);
        if (size < 1 || size > most) {
            throw ApiError.invalid(
                    "Invalid parameter. The `page_size` query parameter must be between 1 and " + most + ".");
        }
        return (int) size;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.invalid("Invalid parameter. The `" + name + "` query parameter must be an integer.");
        }
    }
}
