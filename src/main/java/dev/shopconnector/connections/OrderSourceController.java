package dev.shopconnector.connections;

import dev.shopconnector.flows.Flows;
import dev.shopconnector.shipstation.ErrorBody;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.shipstation.ShipStationRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * ShipStation's door: {@code POST /order-source/{operation}} of its Order Source API. An operation is there when a route
 * {@code order-source.<operation>} is. The door itself is no route, because requests carry the store's key, which
 * belongs on no exchange that can be traced; nothing of the HTTP headers reaches Camel.
 */
@RestController
class OrderSourceController {
    private static final Pattern OPERATION = Pattern.compile("[a-z_]{1,64}");
    private static final String TRANSACTION_IN_LOG = "transaction.id";

    private final Flows flows;
    private final ProducerTemplate routes;
    private final StoreDoor door;
    private final StoreErrors errors;

    OrderSourceController(Flows flows, ProducerTemplate routes, StoreDoor door, StoreErrors errors) {
        this.flows = flows;
        this.routes = routes;
        this.door = door;
        this.errors = errors;
    }

    @PostMapping("/order-source/{operation}")
    ResponseEntity<byte[]> answer(@PathVariable String operation, HttpServletRequest http) throws IOException {
        byte[] body = http.getInputStream().readAllBytes();
        String header = http.getHeader("shipstation-transactionid");
        String routeId = "order-source." + operation;
        if (!OPERATION.matcher(operation).matches() || flows.camel().getRoute(routeId) == null) {
            return json(
                    404,
                    written(ErrorBody.notFound(
                            "this order source has no operation '" + printable(operation) + "'",
                            StoreDoor.transactionId(body, header))));
        }
        try {
            ShipStationRequest request = door.read(operation, body);
            MDC.put(TRANSACTION_IN_LOG, StoreDoor.requireTransactionId(request, header));
            Store store = door.enter(http.getHeader(HttpHeaders.AUTHORIZATION), request.auth());
            Exchange answered = routed(routeId, store, request);
            Exception failure = answered.getException();
            if (failure != null) {
                return error(failure, StoreDoor.transactionId(body, header));
            }
            byte[] bytes = bytes(answered);
            RequiredAnswers.require(operation, request, bytes);
            return json(200, bytes);
        } catch (RuntimeException e) {
            return error(e, StoreDoor.transactionId(body, header));
        } finally {
            MDC.remove(TRANSACTION_IN_LOG);
        }
    }

    private Exchange routed(String routeId, Store store, ShipStationRequest request) {
        return routes.request("direct:" + routeId, asked -> {
            asked.setVariable("store", store);
            asked.getMessage().setBody(request);
        });
    }

    /** A route may leave a model, or JSON: as text, or marshalled, which Camel keeps as a stream. */
    private static byte @Nullable [] bytes(Exchange answered) {
        Object body = answered.getMessage().getBody();
        if (body == null) {
            return null;
        }
        if (body instanceof byte[] ready) {
            return ready;
        }
        if (body instanceof InputStream || body instanceof String) {
            return answered.getMessage().getBody(byte[].class);
        }
        return written(body);
    }

    private static byte[] written(Object model) {
        return ShipStationJson.write(model).getBytes(StandardCharsets.UTF_8);
    }

    private ResponseEntity<byte[]> error(Exception failure, @Nullable String transactionId) {
        StoreErrors.Answer answer = errors.answer(failure, transactionId);
        return json(answer.status(), written(answer.body()));
    }

    private static ResponseEntity<byte[]> json(int status, byte @Nullable [] body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return body == null
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static String printable(String operation) {
        String shown = operation.length() > 64 ? operation.substring(0, 64) : operation;
        return shown.replaceAll("[^A-Za-z0-9_-]", "?");
    }
}
