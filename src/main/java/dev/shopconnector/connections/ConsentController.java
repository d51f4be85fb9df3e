package dev.shopconnector.connections;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a shop is connected: an operator asks for a link, the seller consents at TikTok and comes back. Not Camel routes:
 * the requests carry the admin key, a store key and the authorisation code, which belong on no exchange that can be
 * traced.
 */
@RestController
class ConsentController {
    private static final Map<String, String> ELSEWHERE =
            Map.of("message", "This consent was begun on the connector's pages; it ends there, in the same browser.");

    private final AdminDoor admin;
    private final Consents consents;
    private final ConsentCallback callback;

    ConsentController(AdminDoor admin, Consents consents, ConsentCallback callback) {
        this.admin = admin;
        this.consents = consents;
        this.callback = callback;
    }

    @PostMapping("/connections")
    ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
        try {
            admin.require(request.getHeader(HttpHeaders.AUTHORIZATION));
            return answer(201, true, consents.open(request.getInputStream()));
        } catch (ConsentRefusedException e) {
            return answer(e.httpStatus(), true, e.body());
        }
    }

    @GetMapping("/connections/callback")
    ResponseEntity<Object> callback(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "code", required = false) @Nullable String code,
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        boolean json = accept.contains(MediaType.APPLICATION_JSON_VALUE);
        try {
            if (callback.isOfPages(state)) {
                return answer(200, json, json ? ELSEWHERE : ConsentPage.back(state, code, error));
            }
            ConsentStates.Opened opened = callback.open(state);
            ConsentCallback.Consented consented = callback.exchange(opened, code, error);
            Connected connected = callback.connect(consented, ShopChoice.of(consented.shops()));
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
