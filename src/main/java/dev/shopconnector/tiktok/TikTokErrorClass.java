package dev.shopconnector.tiktok;

/** What a refusal by TikTok Shop asks for. */
public enum TikTokErrorClass {
    /** Comes and goes: repeat the call after a pause. */
    TRANSIENT,
    /** Too many calls: repeat after the pause that TikTok names, or a growing one. */
    RATE_LIMITED,
    /** The access token is no longer accepted: refresh it, then repeat the call. */
    UNAUTHORIZED,
    /** No call can mend it: a person must consent again, grant a scope, or allow an address. */
    NEEDS_PERSON,
    /** The same call will always be refused. */
    PERMANENT
}
