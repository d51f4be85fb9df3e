package dev.shopconnector.connections;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where TikTok sends the seller back to. Not a Camel route: the request carries the authorisation code and the answer a
 * new store key, and neither belongs on an exchange that can be traced.
 */
@RestController
class ConsentController {
    private final ConsentCallback callback;

    ConsentController(ConsentCallback callback) {
        this.callback = callback;
    }

    @GetMapping("/connections/callback")
    ResponseEntity<Object> callback(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "code", required = false) @Nullable String code,
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        boolean json = accept.contains(MediaType.APPLICATION_JSON_VALUE);
        try {
            Connected connected = callback.complete(state, code, error);
            return answer(200, json, json ? connected : ConsentPage.connected(connected));
        } catch (ConsentRefusedException e) {
            return answer(e.httpStatus(), json, json ? e.body() : ConsentPage.refused(String.valueOf(e.getMessage())));
        }
    }

    private static ResponseEntity<Object> answer(int status, boolean json, Object body) {
        return ResponseEntity.status(status)
                .contentType(json ? MediaType.APPLICATION_JSON : MediaType.valueOf("text/html;charset=utf-8"))
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
