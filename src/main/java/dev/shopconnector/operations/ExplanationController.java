package dev.shopconnector.operations;

import dev.shopconnector.connections.Store;
import dev.shopconnector.connections.StoreDoor;
import dev.shopconnector.connections.StoreErrors;
import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipStationJson;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /orders/{id}/explanation} with a store's key, or the same below {@code /shops/{shop}}. */
@RestController
class ExplanationController {
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final StoreDoor door;
    private final StoreErrors errors;
    private final ExplainOrder explain;

    ExplanationController(StoreDoor door, StoreErrors errors, ExplainOrder explain) {
        this.door = door;
        this.errors = errors;
        this.explain = explain;
    }

    @GetMapping("/orders/{orderId}/explanation")
    ResponseEntity<byte[]> explain(
            @PathVariable String orderId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answer(null, orderId, key);
    }

    @GetMapping("/shops/{shopId}/orders/{orderId}/explanation")
    ResponseEntity<byte[]> explain(
            @PathVariable String shopId,
            @PathVariable String orderId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answer(shopId, orderId, key);
    }

    private ResponseEntity<byte[]> answer(@Nullable String shopId, String orderId, @Nullable String key) {
        try {
            Store store = door.enter(key, null);
            if (shopId != null && !shopId.equals(store.shopId())) {
                return json(404, ErrorBody.notFound("this key's store has no shop of that id", null));
            }
            if (!ORDER_ID.matcher(orderId).matches()) {
                throw new InvalidRequestException("an order id is up to 64 digits, letters, - and _");
            }
            return json(200, explain.explain(store.shopId(), orderId));
        } catch (RuntimeException e) {
            StoreErrors.Answer answer = errors.answer(e, null);
            return json(answer.status(), answer.body());
        }
    }

    private static ResponseEntity<byte[]> json(int status, Object body) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(ShipStationJson.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
