package dev.shopconnector.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The third door: Hawtio, with the login and the session of the pages, for viewers, operators and administrators. */
@Configuration(proxyBeanMethods = false)
class ConsoleDoor {
    /**
     * Hawtio is one big script that sets styles as it goes and runs its editor in workers. No script from elsewhere, none
     * in the page, nothing is asked of or sent to any other site.
     */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
                    + " manifest-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'self'";

    /** By path, whichever servlet is behind it: as plain text they would stand for the dispatcher's paths alone. */
    private static final RequestMatcher CONSOLE = anyOf(Doors.CONSOLE);

    private static final RequestMatcher CALLS = anyOf(Doors.CONSOLE_CALLS);
    private static final RequestMatcher PAGE =
            request -> request.getMethod().equals("GET") && !CALLS.matches(request) && acceptsHtml(request);

    @Bean
    @Order(0)
    SecurityFilterChain console(HttpSecurity http, LoginSessions sessions) throws Exception {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setMatchingRequestParameterName(null);
        asked.setRequestMatcher(PAGE);
        CsrfTokenRequestAttributeHandler sentAsHeader = new CsrfTokenRequestAttributeHandler();
        // Null: the cookie is written with the first page, not when somebody asks for the token.
        sentAsHeader.setCsrfRequestAttributeName(null);
        return http.securityMatcher(CONSOLE)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name(), Role.ADMINISTRATOR.name()))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.csrfTokenRepository(token()).csrfTokenRequestHandler(sentAsHeader))
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.FORBIDDEN), CALLS)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .addFilterBefore(new OwnCalls(CALLS), CsrfFilter.class)
                .addFilterBefore(new SessionGuard(sessions), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** A cookie that Hawtio's script reads and sends back as {@code X-XSRF-TOKEN}. */
    private static CookieCsrfTokenRepository token() {
        CookieCsrfTokenRepository token = CookieCsrfTokenRepository.withHttpOnlyFalse();
        token.setCookieCustomizer(cookie -> cookie.path("/actuator").sameSite("Strict"));
        return token;
    }

    private static RequestMatcher anyOf(List<String> paths) {
        return new OrRequestMatcher(paths.stream()
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    private static boolean acceptsHtml(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && List.of(accept.split("[,;]", -1)).contains("text/html");
    }
}
