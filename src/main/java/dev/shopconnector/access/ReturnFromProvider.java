package dev.shopconnector.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * The strict cookie of the session does not come along from the login provider's site. A page of ours that goes on to
 * the same address at once brings it.
 */
class ReturnFromProvider extends OncePerRequestFilter {
    private static final String PATH = "/login/oauth2/code/";
    private static final String HERE = "here";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(PATH) || request.getParameter(HERE) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        String next = HtmlUtils.htmlEscape(
                request.getRequestURI() + "?" + (query == null ? "" : query + "&") + HERE + "=1", "UTF-8");
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream()
                .write(("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Logging in</title>"
                                + "<meta http-equiv=\"refresh\" content=\"0;url=" + next + "\"></head><body>"
                                + "<h1>Logging in</h1><p><a href=\"" + next + "\">Go on</a></p></body></html>")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
