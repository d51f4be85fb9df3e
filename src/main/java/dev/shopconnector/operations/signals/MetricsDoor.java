package dev.shopconnector.operations.signals;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may read figures and the state of shops: whoever presents {@code CONNECTOR_METRICS_KEY}, which opens nothing else
 * and so may lie in a scraper's settings, or the admin key. With neither set nobody may. Liveness and readiness are for
 * everybody and say nothing but up or down.
 */
@Configuration(proxyBeanMethods = false)
class MetricsDoor {
    private static final String BEARER = "Bearer ";

    private final String metricsKey;
    private final String adminKey;

    MetricsDoor(
            @Value("${connector.metrics.key:}") String metricsKey, @Value("${connector.admin-key:}") String adminKey) {
        this.metricsKey = metricsKey;
        this.adminKey = adminKey;
    }

    @Bean
    @Order(0)
    SecurityFilterChain figures(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/prometheus", "/actuator/shops", "/actuator/shops/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, asked) -> new AuthorizationDecision(opens(asked.getRequest()))))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, why) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            response.setStatus(401);
                        })
                        .accessDeniedHandler((request, response, why) -> response.setStatus(401)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private boolean opens(HttpServletRequest request) {
        String presented = key(request.getHeader(HttpHeaders.AUTHORIZATION));
        return presented != null && (same(presented, metricsKey) || same(presented, adminKey));
    }

    private static @Nullable String key(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
    }

    private static boolean same(String presented, String key) {
        return !key.isBlank() && MessageDigest.isEqual(hash(presented), hash(key));
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
