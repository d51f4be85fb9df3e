package dev.shopconnector.operations.signals;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
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
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Who may read figures and the state of shops: whoever presents {@code CONNECTOR_METRICS_KEY}, which opens nothing else
 * and so may lie in a scraper's settings, or the admin key. With neither set nobody may. Health is for everybody and says
 * one word; what is behind it, such as the mistake in edited routes, it says to who has a key.
 */
@Configuration(proxyBeanMethods = false)
class MetricsDoor {
    private static final String BEARER = "Bearer ";
    private static final String HEALTH = "/actuator/health/**";

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
        return http.securityMatcher("/actuator/prometheus", "/actuator/shops", "/actuator/shops/**", HEALTH)
                .addFilterBefore(this::enter, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HEALTH)
                        .permitAll()
                        .anyRequest()
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

    /** Health shows its details to who is somebody. */
    private void enter(ServletRequest request, ServletResponse response, FilterChain on)
            throws IOException, ServletException {
        if (opens((HttpServletRequest) request)) {
            SecurityContextHolder.getContext()
                    .setAuthentication(new PreAuthenticatedAuthenticationToken("figures", "", List.of()));
        }
        on.doFilter(request, response);
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
