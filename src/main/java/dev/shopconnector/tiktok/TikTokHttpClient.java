package dev.shopconnector.tiktok;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * The HTTP client behind every call to TikTok Shop. It repeats nothing by itself, follows no redirect and keeps no
 * cookie: what is sent again must be signed again, and that is decided in the routes.
 */
@Component("tiktokHttpClient")
class TikTokHttpClient implements HttpClientConfigurer {
    private final TikTokSettings settings;
    private final CredentialDesk desk;
    private final TikTokRequestSigner signer;

    TikTokHttpClient(TikTokSettings settings, CredentialDesk desk, TikTokRequestSigner signer) {
        this.settings = settings;
        this.desk = desk;
        this.signer = signer;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        Timeout response = Timeout.of(settings.responseTimeout());
        client.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(settings.connectionsPerRoute())
                        .setMaxConnTotal(2 * settings.connectionsPerRoute())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(response)
                                .build())
                        .build())
                .setConnectionManagerShared(false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(response)
                        .setResponseTimeout(response)
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addRequestInterceptorLast(signer)
                .addExecInterceptorFirst("credential-desk", desk);
    }
}
