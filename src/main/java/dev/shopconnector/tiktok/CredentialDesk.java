package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.springframework.stereotype.Component;

/**
 * The outermost step of the HTTP client: takes the lent credential in, and keeps the tokens of an answer back, so that
 * neither is ever on a Camel exchange.
 */
@Component
class CredentialDesk implements ExecChainHandler {
    /** Where the {@link TikTokRequestSigner} finds the credential in the context of the request. */
    static final String CREDENTIAL = "dev.shopconnector.tiktok.credential";

    private static final int LONGEST_TOKEN_ANSWER = 64 * 1024;

    private final CredentialLoans loans;
    private final ObjectMapper json;

    CredentialDesk(CredentialLoans loans, ObjectMapper json) {
        this.loans = loans;
        this.json = json;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header handle = request.getFirstHeader(CredentialLoans.HEADER);
        request.removeHeaders(CredentialLoans.HEADER);
        Credential credential = handle == null ? null : loans.take(handle.getValue());
        if (credential == null) {
            throw new ClientProtocolException("the credential lent for this call has run out; the call was not made");
        }
        scope.clientContext.setAttribute(CREDENTIAL, credential);
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (credential instanceof Credential.Grant grant) {
            keepTokens(response, grant);
        }
        return response;
    }

    private void keepTokens(ClassicHttpResponse response, Credential.Grant grant) throws IOException, HttpException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : EntityUtils.toByteArray(response.getEntity(), LONGEST_TOKEN_ANSWER);
        response.setEntity(new StringEntity(withoutData(body, grant), ContentType.APPLICATION_JSON));
    }

    private String withoutData(byte[] body, Credential.Grant grant) {
        try {
            if (json.readTree(new String(body, StandardCharsets.UTF_8)) instanceof ObjectNode envelope) {
                JsonNode data = envelope.remove("data");
                TikTokAuthorization authorization = data == null ? null : TikTokAuthorization.from(data);
                if (authorization != null) {
                    grant.fulfil(authorization);
                }
                return envelope.toString();
            }
            return "";
        } catch (IOException e) {
            // Not TikTok's envelope. What it was may hold a token, so it ends here.
            return "";
        }
    }
}
