package dev.shopconnector.tiktok;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Calls to TikTok Shop from Java; they take the route {@code tiktok.call} as those from other routes do. */
@Component
public class TikTokClient {
    private final ProducerTemplate camel;

    public TikTokClient(ProducerTemplate camel) {
        this.camel = camel;
    }

    /**
     * Makes the call, with every retry and renewal that the routes allow.
     *
     * @throws TikTokException what TikTok said at last
     */
    public TikTokAnswer call(TikTokCall call) {
        try {
            return camel.requestBody("direct:tiktok.call", call, TikTokAnswer.class);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The shops that the consent of this connection covers; may be empty. */
    public List<TikTokShop> authorizedShops(String connectionId) {
        TikTokAnswer answer = call(TikTokCall.authorizedShops(connectionId));
        return StreamSupport.stream(answer.data().path("shops").spliterator(), false)
                .map(TikTokShop::from)
                .toList();
    }
}
