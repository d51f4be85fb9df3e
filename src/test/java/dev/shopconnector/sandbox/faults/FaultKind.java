package dev.shopconnector.sandbox.faults;

/** Ways in which a call can go wrong. */
public enum FaultKind {
    /** HTTP 429 with 36009002 and, if wished, Retry-After. */
    THROTTLE,
    /** HTTP 500 with 36009003 in an envelope. */
    INTERNAL_ERROR,
    /** HTTP 503 with a bare HTML page, as a load balancer gives it. */
    UNAVAILABLE,
    /** Any code and message in an envelope, with any HTTP status (200 too). */
    ENVELOPE,
    /** The connection is reset; the call is not carried out. */
    RESET,
    /** The call is carried out and answered late. */
    STALL,
    /** Carried out; half of the answer comes as if it were whole. */
    TRUNCATE,
    /** Carried out; half of the answer comes, then the connection ends although more was announced. */
    DROP,
    /** The page is right, but its next_page_token leads to the same page again. */
    REPEAT_PAGE,
    /** A page without rows whose next_page_token leads to the page that was asked for. */
    EMPTY_PAGE
}
