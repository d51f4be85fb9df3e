package dev.shopconnector.operations;

import dev.shopconnector.connections.Store;
import dev.shopconnector.connections.StoreDoor;
import dev.shopconnector.connections.StoreErrors;
import dev.shopconnector.shipstation.ErrorBody;
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
    private final StoreDoor door;
    private final StoreErrors errors;
    private final ExplainOrder explain;

    ExplanationController(StoreDoor door, StoreErrors errors, ExplainOrder explain) {
        this.door = door;
        this.errors = errors;
        this.explain = explain;
    }

    @GetMapping("/orders/{orderId}/explanation")
    ResponseEntity<Object> explain(
            @PathVariable String orderId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answer(null, orderId, key);
    }

    @GetMapping("/shops/{shopId}/orders/{orderId}/explanation")
    ResponseEntity<Object> explain(
            @PathVariable String shopId,
            @PathVariable String orderId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answer(shopId, orderId, key);
    }

    private ResponseEntity<Object> answer(@Nullable String shopId, String orderId, @Nullable String key) {
        try {
            Store store = door.enter(key, null);
            if (shopId != null && !shopId.equals(store.shopId())) {
                return ResponseEntity.status(404)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(ErrorBody.notFound("this key's store has no shop of that id", null));
            }
            return ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(explain.explain(store.shopId(), orderId));
        } catch (RuntimeException e) {
            StoreErrors.Answer answer = errors.answer(e, null);
            return ResponseEntity.status(answer.status())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(answer.body());
        }
    }
}
