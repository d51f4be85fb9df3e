package dev.shopconnector.tiktok;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Turns codes and refresh tokens into tokens, through the route {@code tiktok.token}. Nothing is repeated: a code is
 * good once, and whether an old refresh token outlives its use is not documented.
 */
@Component
public class TikTokTokenHost {
    private final ProducerTemplate camel;
    private final CredentialLoans loans;

    public TikTokTokenHost(ProducerTemplate camel, CredentialLoans loans) {
        this.camel = camel;
        this.loans = loans;
    }

    /**
     * Get Access Token.
     *
     * @param code from the consent callback; single use
     * @throws TikTokException when TikTok gave none
     */
    public TikTokAuthorization exchange(String code) {
        return grant("tokens.get", "/api/v2/token/get", Credential.Grant.ofCode(code));
    }

    /**
     * Refresh Access Token.
     *
     * @throws TikTokException when TikTok gave none; {@link TikTokNeedsPersonException#consentIsGone()} tells a refusal
     */
    public TikTokAuthorization refresh(String refreshToken) {
        return grant("tokens.refresh", "/api/v2/token/refresh", Credential.Grant.ofRefreshToken(refreshToken));
    }

    private TikTokAuthorization grant(String operation, String path, Credential.Grant grant) {
        try {
            camel.requestBody("direct:tiktok.token", new TikTokTokenCall(operation, path, loans.lend(grant)));
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof TikTokException refusal ? refusal : e;
        }
        TikTokAuthorization authorization = grant.authorization();
        if (authorization == null) {
            throw new TikTokPermanentException(
                    TikTokError.unanswered(operation, "TikTok Shop answered without tokens", null));
        }
        return authorization;
    }
}
