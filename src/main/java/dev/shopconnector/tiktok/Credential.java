package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/** What TikTok Shop must see and nobody else may. No text form shows it. */
public sealed interface Credential {

    /** The access token that a call is made with. */
    record Access(String token) implements Credential {
        @Override
        public String toString() {
            return "Access[hidden]";
        }
    }

    /**
     * A code or refresh token to be turned into tokens. The HTTP client puts the new tokens in here, and hands on an
     * answer without them.
     */
    final class Grant implements Credential {
        private final String grantType;
        private final String parameter;
        private final String secret;
        private volatile @Nullable TikTokAuthorization authorization;

        private Grant(String grantType, String parameter, String secret) {
            this.grantType = grantType;
            this.parameter = parameter;
            this.secret = secret;
        }

        static Grant ofCode(String code) {
            return new Grant("authorized_code", "auth_code", code);
        }

        static Grant ofRefreshToken(String refreshToken) {
            return new Grant("refresh_token", "refresh_token", refreshToken);
        }

        String grantType() {
            return grantType;
        }

        String parameter() {
            return parameter;
        }

        String secret() {
            return secret;
        }

        void fulfil(TikTokAuthorization newAuthorization) {
            authorization = newAuthorization;
        }

        @Nullable
        TikTokAuthorization authorization() {
            return authorization;
        }

        @Override
        public String toString() {
            return "Grant[" + grantType + "]";
        }
    }
}
