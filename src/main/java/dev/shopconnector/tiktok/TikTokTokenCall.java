package dev.shopconnector.tiktok;

/**
 * One call to TikTok's token host. The code or refresh token is not in it, only the handle it was lent under.
 *
 * @param loan a handle of {@link CredentialLoans}
 */
public record TikTokTokenCall(String operation, String path, String loan) {}
