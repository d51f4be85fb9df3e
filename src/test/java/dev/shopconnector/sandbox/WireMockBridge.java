package dev.shopconnector.sandbox;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Reply;
import dev.shopconnector.sandbox.http.Reply.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** WireMock's side of the sandbox: every request goes to the {@link Dispatcher}, its reply goes out. */
final class WireMockBridge implements ResponseDefinitionTransformerV2 {
    private final Dispatcher dispatcher;

    WireMockBridge(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String getName() {
        return "tiktok-shop-sandbox";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        try {
            return definition(dispatcher.handle(call(event.getRequest())));
        } catch (RuntimeException e) {
            // A fault of the sandbox itself: told plainly, so that nobody takes it for one of TikTok Shop's.
            System.err.println("sandbox failed on " + event.getRequest().getMethod() + ": " + e);
            return definition(Reply.of(
                    500,
                    "text/plain",
                    "The sandbox itself failed: " + e.getClass().getName()));
        }
    }

    private static HttpCall call(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : request.getAllHeaderKeys()) {
            headers.put(name, request.getHeader(name));
        }
        byte[] body = request.getBody();
        return new HttpCall(
                request.getMethod().getName(), request.getUrl(), headers, body == null ? new byte[0] : body);
    }

    private static ResponseDefinition definition(Reply reply) {
        ResponseDefinitionBuilder answer =
                responseDefinition().withStatus(reply.status()).withHeader("Content-Type", reply.contentType());
        reply.headers().forEach(answer::withHeader);
        if (!reply.delay().isZero()) {
            answer.withFixedDelay((int) reply.delay().toMillis());
        }
        if (reply.delivery() == Delivery.RESET) {
            return answer.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        byte[] whole = reply.body().getBytes(StandardCharsets.UTF_8);
        byte[] sent = reply.delivery() == Delivery.WHOLE ? whole : Arrays.copyOf(whole, whole.length / 2);
        int announced = reply.delivery() == Delivery.DROPPED ? whole.length : sent.length;
        return answer.withHeader("Content-Length", Integer.toString(announced))
                .withBody(sent)
                .build();
    }
}
