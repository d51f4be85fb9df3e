package dev.shopconnector.tiktok;

/** Where calls get their access token from. */
public interface AccessTokens {

    /**
     * The token to call with now.
     *
     * @param newerThan a version that TikTok already refused, or -1
     * @throws RuntimeException when the connection can make no call; it reaches the caller unchanged
     */
    AccessToken current(String connectionId, long newerThan);

    /**
     * Makes sure that the connection has a newer token than {@code usedVersion}, or is known to need its seller.
     *
     * @throws TikTokException when TikTok could not be asked; the tokens are as they were
     */
    void renew(String connectionId, long usedVersion, TikTokException refusal);

    /** An access token and its version, which grows with each renewal. */
    record AccessToken(Credential.Access credential, long version) {}
}
