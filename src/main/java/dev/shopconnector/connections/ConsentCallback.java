package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokClient;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokShop;
import dev.shopconnector.tiktok.TikTokTokenHost;
import java.util.List;
import java.util.function.Supplier;
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
     * Exchanges the code, once and for all, and reads which shops it stands for.
     *
     * @param code TikTok's code; the text {@code null} when the seller declined
     * @throws ConsentRefusedException when there is no seller's consent; the message says why and what to do
     */
    Consented exchange(@Nullable String code, @Nullable String error) {
        if ((error != null && !error.isBlank()) || code == null || code.isBlank() || code.equals("null")) {
            throw new ConsentRefusedException(403, "TikTok says that the consent was declined. Nothing was connected.");
        }
        try {
            TikTokAuthorization authorization = tokenHost.exchange(code);
            if (authorization.userType() != 0) {
                throw new ConsentRefusedException(409, "This is not a seller's account. Consent as the shop's seller.");
            }
            return new Consented(authorization, tokens.trial(authorization.accessToken(), tiktok::authorizedShops));
        } catch (TikTokException e) {
            LOG.warn("A consent was not completed: {}. The seller needs to begin again.", e.getMessage());
            throw new ConsentRefusedException(
                    502,
                    "TikTok did not complete the consent (" + e.tiktokMessage()
                            + "); its codes are good once and for half an hour. Begin again.");
        }
    }

    /**
     * Connects the shops, or connects them again: all or none.
     *
     * @throws ConsentRefusedException when that must not be; tokens that other shops live on are kept
     */
    List<Connected> connect(Consented consented, List<TikTokShop> shops, ConsentStates.Opened opened) {
        return orKeep(consented, () -> records.write(consented.authorization(), shops, opened)).stream()
                .map(written -> {
                    tokens.forget(written.connectionId());
                    return written.connected();
                })
                .toList();
    }

    /** What is chosen; when nothing can be, the tokens that the seller's other shops live on are kept. */
    <T> T orKeep(Consented consented, Supplier<T> choice) {
        try {
            return choice.get();
        } catch (ConsentRefusedException e) {
            String connection = records.keep(consented.authorization());
            if (connection != null) {
                tokens.forget(connection);
            }
            throw e;
        }
    }

    /** A seller's consent and the shops that it covers. */
    record Consented(TikTokAuthorization authorization, List<TikTokShop> shops) {}
}
