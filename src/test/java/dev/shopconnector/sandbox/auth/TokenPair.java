package dev.shopconnector.sandbox.auth;

import java.time.Instant;

/** The tokens of one authorization, with the instants at which they end. */
public record TokenPair(String accessToken, Instant accessEnds, String refreshToken, Instant refreshEnds) {
    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokenPair[accessEnds=" + accessEnds + ", refreshEnds=" + refreshEnds + "]";
    }
}
