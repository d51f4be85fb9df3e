package dev.shopconnector.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What somebody sees whom the login provider did not let in, or whom it knows and we do not. */
class ProviderRefusal implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderRefusal.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String code = failure instanceof OAuth2AuthenticationException refusal
                ? refusal.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        if (code.equals(ProviderUsers.NO_ROLE)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.getRequestDispatcher("/login/no-role").forward(request, response);
            return;
        }
        LOG.warn(
                "A login over the login provider failed ({}). If it goes on, compare"
                        + " spring.security.oauth2.client.* with what is registered at the provider.",
                code);
        response.sendRedirect(request.getContextPath() + "/login?provider");
    }
}
