package dev.shopconnector.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls that a page of another site makes, whatever they carry, before anything else looks at them. What names no
 * origin is no page of today's browsers, and still needs session and token. Only POST is taken, because a link or a
 * picture can make a GET, and no token is asked for there; Hawtio takes
 * the 403 to its first GET for an agent that wants more, and goes on with POST.
 */
class OwnCalls extends OncePerRequestFilter {
    private final RequestMatcher calls;

    OwnCalls(RequestMatcher calls) {
        this.calls = calls;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !calls.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || own(request).equals(authority(origin));
    }

    private static String own(HttpServletRequest request) {
        int port = request.getServerPort();
        return request.getServerName() + (port == usual(request.getScheme()) ? "" : ":" + port);
    }

    /** Host and port, without a port that goes without saying; null for an origin that hides itself. */
    private static @Nullable String authority(String origin) {
        try {
            URI uri = URI.create(origin);
            if (uri.getHost() == null) {
                return null;
            }
            int port = uri.getPort();
            return uri.getHost() + (port == -1 || port == usual(String.valueOf(uri.getScheme())) ? "" : ":" + port);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
