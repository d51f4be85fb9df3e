package dev.shopconnector.access;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Two doors: the pages, for people with a login, a session and a token in each form; and all else, for machines that
 * bring a key with each request.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {
    /** data: is for the marks that the stylesheet draws into fields; https: for the logos of stores. */
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data: https:;"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain pages(
            HttpSecurity http,
            LoginSessions sessions,
            ProviderUsers providerUsers,
            ObjectProvider<ClientRegistrationRepository> providers)
            throws Exception {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setMatchingRequestParameterName(null);
        AuthenticationSuccessHandler begin = begin(sessions, asked);
        http.securityMatcher(new AndRequestMatcher(
                        matching(Doors.ALL_PAGES), new NegatedRequestMatcher(matching(Doors.MACHINES))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths(Doors.OPEN_PAGES))
                        .permitAll()
                        .requestMatchers("/users/**")
                        .hasRole(Role.ADMINISTRATOR.name())
                        .requestMatchers("/routes/**")
                        .hasAnyRole(Role.OPERATOR.name(), Role.ADMINISTRATOR.name())
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(asked))
                .formLogin(
                        form -> form.loginPage("/login").successHandler(begin).permitAll())
                .logout(logout -> logout.addLogoutHandler((request, response, user) -> {
                            if (user != null) {
                                sessions.end(user);
                            }
                        })
                        .logoutSuccessUrl("/login?out"))
                .addFilterBefore(new SessionGuard(sessions), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(provider -> provider.loginPage("/login")
                            .userInfoEndpoint(user -> user.oidcUserService(providerUsers))
                            .successHandler(begin)
                            .failureHandler(new ProviderRefusal()))
                    .addFilterBefore(new ReturnFromProvider(), OAuth2LoginAuthenticationFilter.class);
        }
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static AuthenticationSuccessHandler begin(LoginSessions sessions, HttpSessionRequestCache asked) {
        SavedRequestAwareAuthenticationSuccessHandler next = new SavedRequestAwareAuthenticationSuccessHandler();
        next.setRequestCache(asked);
        return (request, response, user) -> {
            sessions.begin(request, user);
            next.onAuthenticationSuccess(request, response, user);
        };
    }

    private static RequestMatcher matching(List<String> paths) {
        return new OrRequestMatcher(paths.stream()
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    private static String[] paths(List<String> list) {
        return list.toArray(String[]::new);
    }
}
