package dev.shopconnector.operations;

import dev.shopconnector.access.Doors;
import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.ShipStationJson;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Errors that no controller and no route answers, such as an unknown path: for people a page, for machines JSON in the
 * shape of every other error, whatever they accept; and nothing of what is inside.
 */
@Controller
class PlainErrors implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object answer(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        if (isForPeople(request)) {
            return new ModelAndView("problem", Map.of("status", status), HttpStatusCode.valueOf(status));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body(status));
    }

    private static boolean isForPeople(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && path instanceof String text
                && !Doors.isForMachines(text);
    }

    /** The body for an error of this HTTP status, UTF-8 JSON. */
    static byte[] body(int status) {
        ErrorBody body = status >= 500
                ? ErrorBody.internal("the connector failed; its log says why", null)
                : status == 404
                        ? ErrorBody.notFound("there is nothing at this path", null)
                        : ErrorBody.badRequest(reason(status), null);
        return ShipStationJson.write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(int status) {
        return switch (status) {
            case 405 -> "this path does not take this method; order source operations take POST";
            case 406 -> "this path answers with application/json";
            case 415 -> "this path takes application/json";
            default -> {
                HttpStatus known = HttpStatus.resolve(status);
                yield "the request cannot be understood: " + (known == null ? status : known.getReasonPhrase());
            }
        };
    }
}
