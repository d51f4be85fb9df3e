package dev.shopconnector.tiktok;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Between a refused attempt and the next: has the token renewed that the refused one was made with. */
@Component("tiktokRenewal")
public class TikTokRenewal implements Processor {
    private final AccessTokens tokens;

    public TikTokRenewal(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Renews. A failure is kept for the next attempt, which ends with it: an exchange that fails here would still enter
     * the next route.
     */
    @Override
    public void process(Exchange exchange) {
        // Camel also calls the processor of an earlier refusal when the latest one names none.
        if (!(exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof TikTokUnauthorizedException refusal)) {
            return;
        }
        TikTokCall call = exchange.getProperty(TikTokTransport.CALL, TikTokCall.class);
        long used = exchange.getProperty(TikTokTransport.USED_VERSION, Long.class);
        try {
            tokens.renew(call.connectionId(), used, refusal);
            exchange.setProperty(TikTokTransport.RENEWED_VERSION, used);
        } catch (RuntimeException e) {
            exchange.setProperty(TikTokTransport.RENEWAL_FAILURE, e);
            if (e instanceof TikTokUnauthorizedException) {
                // There is nothing to renew, as with a token on trial: the routes would ask for it for ever.
                exchange.setProperty(TikTokTransport.RENEWED_VERSION, used);
            }
        }
    }
}
