package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokClient;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokShop;
import dev.shopconnector.tiktok.TikTokTokenHost;
import java.time.LocalDateTime;
import java.util.List;
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
    private final KeptConsents kept;
    private final ConnectionRecords records;

    ConsentCallback(
            ConsentStates states,
            TikTokTokenHost tokenHost,
            TikTokClient tiktok,
            ConnectionTokens tokens,
            KeptConsents kept,
            ConnectionRecords records) {
        this.states = states;
        this.tokenHost = tokenHost;
        this.tiktok = tiktok;
        this.tokens = tokens;
        this.kept = kept;
        this.records = records;
    }

    /** If only the user who began this consent on the pages may end it. */
    boolean isOfPages(@Nullable String state) {
        return state != null && states.isOfPages(state);
    }

    /**
     * Uses the state up, for good, whatever comes of it.
     *
     * @throws ConsentRefusedException when it is not good, or any more
     */
    ConsentStates.Opened open(@Nullable String state) {
        if (state == null || state.isBlank()) {
            throw new ConsentRefusedException(400, "This link was not made by this connector. Ask for a new one.");
        }
        return states.use(state);
    }

    /**
     * Exchanges the code, once and for all, keeps the tokens if the seller is known, and reads which shops they are for.
     *
     * @param code TikTok's code; the text {@code null} when the seller declined
     * @throws ConsentRefusedException when there is no seller's consent; the message says why and what to do
     */
    Consented exchange(ConsentStates.Opened opened, @Nullable String code, @Nullable String error) {
        if ((error != null && !error.isBlank()) || code == null || code.isBlank() || code.equals("null")) {
            throw new ConsentRefusedException(403, "TikTok says that the consent was declined. Nothing was connected.");
        }
        LocalDateTime asked = kept.now();
        try {
            TikTokAuthorization authorization = tokenHost.exchange(code);
            KeptConsents.Kept known = kept.ifKnown(authorization, opened.user(), asked);
            forget(known);
            if (authorization.userType() != 0) {
                throw new ConsentRefusedException(409, "This is not a seller's account. Consent as the shop's seller.");
            }
            List<TikTokShop> shops = tokens.trial(authorization.accessToken(), tiktok::authorizedShops);
            return new Consented(authorization, opened, asked, known, shops);
        } catch (TikTokException e) {
            LOG.warn("A consent was not completed: {}. The seller needs to begin again.", e.getMessage());
            throw new ConsentRefusedException(
                    502,
                    "TikTok did not complete the consent (" + e.tiktokMessage()
                            + "); its codes are good once and for half an hour. Nothing was connected. Begin again.");
        }
    }

    /**
     * Connects the shop, or connects it again.
     *
     * @throws ConsentRefusedException when that must not be; then the tokens of a seller who was not known are not kept
     */
    Connected connect(Consented consented, TikTokShop shop) {
        return records.connect(consented, shop);
    }

    private void forget(KeptConsents.@Nullable Kept consent) {
        if (consent != null) {
            tokens.forget(consent.connectionId());
        }
    }

    /**
     * A seller's consent and the shops that it covers.
     *
     * @param asked the database's clock from before TikTok was asked
     * @param kept null when the seller is not known yet; then the tokens are stored nowhere
     */
    record Consented(
            TikTokAuthorization authorization,
            ConsentStates.Opened opened,
            LocalDateTime asked,
            KeptConsents.@Nullable Kept kept,
            List<TikTokShop> shops) {}
}
