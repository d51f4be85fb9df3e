package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokClient;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokShop;
import dev.shopconnector.tiktok.TikTokTokenHost;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The seller comes back from TikTok's consent page. */
@Component
class ConsentCallback {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentCallback.class);

    private final ConsentStates states;
    private final TikTokTokenHost tokenHost;
    private final TikTokClient tiktok;
    private final ConnectionTokens tokens;
    private final ConnectionRecords records;

    ConsentCallback(
            ConsentStates states,
            TikTokTokenHost tokenHost,
            TikTokClient tiktok,
            ConnectionTokens tokens,
            ConnectionRecords records) {
        this.states = states;
        this.tokenHost = tokenHost;
        this.tiktok = tiktok;
        this.tokens = tokens;
        this.records = records;
    }

    /**
     * Connects the shop that was consented to. State and code are used up whatever comes of it.
     *
     * @param code TikTok's code; the text {@code null} when the seller declined
     * @throws ConsentRefusedException when no shop was connected; the message says why and what to do
     */
    Connected complete(@Nullable String state, @Nullable String code, @Nullable String error) {
        if (state == null || state.isBlank()) {
            throw new ConsentRefusedException(400, "This link was not made by this connector. Ask for a new one.");
        }
        ConsentStates.Opened opened = states.use(state);
        if ((error != null && !error.isBlank()) || code == null || code.isBlank() || code.equals("null")) {
            throw new ConsentRefusedException(403, "TikTok says that the consent was declined. Nothing was connected.");
        }
        try {
            TikTokAuthorization authorization = tokenHost.exchange(code);
            if (authorization.userType() != 0) {
                throw new ConsentRefusedException(409, "This is not a seller's account. Consent as the shop's seller.");
            }
            TikTokShop shop = ShopChoice.of(tokens.trial(authorization.accessToken(), tiktok::authorizedShops));
            ConnectionRecords.Written written = records.write(authorization, shop, opened);
            tokens.forget(written.connectionId());
            return new Connected(shop.id(), shop.name(), written.storeName(), written.storeKey(), written.again());
        } catch (TikTokException e) {
            LOG.warn(
                    "A consent was not completed: {}. The seller needs a new link (POST /connections).",
                    e.getMessage());
            throw new ConsentRefusedException(
                    502,
                    "TikTok did not complete the consent (" + e.tiktokMessage()
                            + "). Ask for a new link and try again.");
        }
    }
}
