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

    @Override
    public void process(Exchange exchange) {
        TikTokCall call = exchange.getProperty(TikTokTransport.CALL, TikTokCall.class);
        long used = exchange.getProperty(TikTokTransport.USED_VERSION, Long.class);
        var refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TikTokUnauthorizedException.class);
        tokens.renew(call.connectionId(), used, refusal);
        exchange.setProperty(TikTokTransport.RENEWED_VERSION, used);
    }
}
