package dev.shopconnector.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An OpenID Connect provider: discovery, keys and signed tokens over HTTP. */
final class LoginProvider implements AutoCloseable {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final KeyPair keys;

    LoginProvider() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server.start();
        server.stubFor(get("/.well-known/openid-configuration")
                .willReturn(okJson(
                        """
                        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                         "jwks_uri":"%1$s/keys","subject_types_supported":["public"],
                         "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                        """
                                .formatted(url()))));
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        server.stubFor(get("/keys")
                .willReturn(
                        okJson("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\""
                                + number(key.getModulus()) + "\",\"e\":\""
                                + number(key.getPublicExponent()) + "\"}]}")));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The next code is exchanged for a token of this user; {@code roles} is JSON. */
    void answers(String subject, String roles, String nonce) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String unsigned = base64("{\"alg\":\"RS256\",\"kid\":\"k\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(("{\"iss\":\"" + url() + "\",\"aud\":\"connector\",\"sub\":\"" + subject + "\",\"nonce\":\""
                                + nonce + "\",\"iat\":" + now + ",\"exp\":" + (now + 300) + ",\"roles\":" + roles + "}")
                        .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        server.stubFor(post("/token")
                .willReturn(
                        okJson("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                                + unsigned + "." + base64(signature.sign()) + "\"}")));
    }

    /** A number of a key, without the zero that Java puts before its sign. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop();
    }
}
