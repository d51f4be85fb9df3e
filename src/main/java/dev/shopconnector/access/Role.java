package dev.shopconnector.access;

/** What a user may do; each may do what the one before may. */
public enum Role {
    /** Sees and settles the stores that are the merchant's own, and connects new ones. */
    MERCHANT,
    /** Also looks at the console, which shows all stores, and changes nothing there. */
    VIEWER,
    /** Sees and settles all stores, and steers them by the console. */
    OPERATOR,
    /** Also decides who may log in. */
    ADMINISTRATOR
}
