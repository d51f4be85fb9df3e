package dev.shopconnector.tiktok;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.TreeMap;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpEntityContainer;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The innermost step of the HTTP client: stamps and signs the request as it goes out, over the query and the bytes
 * that are really sent. A request to any other host than TikTok's is refused.
 */
@Component
class TikTokRequestSigner implements HttpRequestInterceptor {
    private final TikTokSettings settings;
    private final Clock clock;

    TikTokRequestSigner(TikTokSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void process(HttpRequest request, @Nullable EntityDetails entity, HttpContext context)
            throws HttpException, IOException {
        Object credential = context.getAttribute(CredentialDesk.CREDENTIAL);
        if (credential instanceof Credential.Access access) {
            requireHost(request, settings.apiUrl());
            sign(request, access);
        } else if (credential instanceof Credential.Grant grant) {
            requireHost(request, settings.authUrl());
            URIBuilder uri = uri(request)
                    .addParameter("app_key", settings.appKey())
                    .addParameter("app_secret", settings.appSecret())
                    .addParameter(grant.parameter(), grant.secret())
                    .addParameter("grant_type", grant.grantType());
            request.setPath(uri.toString());
        } else {
            throw new ProtocolException("no credential for this call");
        }
        if (!request.containsHeader("content-type")) {
            request.setHeader("content-type", "application/json");
        }
    }

    private void sign(HttpRequest request, Credential.Access access) throws HttpException, IOException {
        URIBuilder uri = uri(request)
                .addParameter("app_key", settings.appKey())
                .addParameter("timestamp", Long.toString(clock.instant().getEpochSecond()));
        var query = new TreeMap<String, String>();
        for (NameValuePair pair : uri.getQueryParams()) {
            query.put(pair.getName(), pair.getValue());
        }
        uri.addParameter("sign", TikTokSignature.sign(settings.appSecret(), uri.getPath(), query, body(request)));
        request.setPath(uri.toString());
        request.setHeader("x-tts-access-token", access.token());
    }

    private static URIBuilder uri(HttpRequest request) throws ProtocolException {
        try {
            return new URIBuilder(request.getRequestUri(), StandardCharsets.UTF_8);
        } catch (URISyntaxException e) {
            throw new ProtocolException("the path of the call is not a URI");
        }
    }

    private static byte[] body(HttpRequest request) throws IOException {
        if (request instanceof HttpEntityContainer container && container.getEntity() != null) {
            var bytes = new ByteArrayOutputStream();
            container.getEntity().writeTo(bytes);
            return bytes.toByteArray();
        }
        return new byte[0];
    }

    private static void requireHost(HttpRequest request, URI expected) throws ProtocolException {
        URI actual = URI.create(request.getScheme() + "://" + request.getAuthority());
        if (!expected.getScheme().equalsIgnoreCase(actual.getScheme())
                || !expected.getHost().equalsIgnoreCase(actual.getHost())
                || port(expected) != port(actual)) {
            throw new ProtocolException("a call to " + actual.getHost() + " instead of TikTok Shop was stopped");
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
