package dev.shopconnector.sandbox.auth;

import dev.shopconnector.sandbox.gateway.ApiError;

/** Why the token host refuses a refresh token; each needs the seller's consent again. */
public enum RefreshRefusal {
    EXPIRED(36004001, "rt has expired"),
    NO_RECORD(36004005, "can not find related auth record");

    private final int code;
    private final String message;

    RefreshRefusal(int code, String message) {
        this.code = code;
        this.message = message;
    }

    public int code() {
        return code;
    }

    ApiError error() {
        return new ApiError(200, code, message);
    }
}
