package dev.shopconnector.access;

/** What a user may do; each may do what the one before may. */
public enum Role {
    /** Sees and settles the stores that are the merchant's own, and connects new ones. */
    MERCHANT,
    /** Sees and settles all stores. */
    OPERATOR,
    /** Also decides who may log in. */
    ADMINISTRATOR
}
