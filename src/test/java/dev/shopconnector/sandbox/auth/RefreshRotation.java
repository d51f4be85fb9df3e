package dev.shopconnector.sandbox.auth;

/** What a refresh does to the refresh token that was used. TikTok Shop does not document it. */
public enum RefreshRotation {
    /** A new one is issued and the old one is refused from then on. */
    OLD_DIES,
    /** A new one is issued and both work. */
    OLD_STAYS
}
