package dev.shopconnector.pages;

import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser sends, without a browser: cookies, forms and their tokens; redirects are not followed. */
final class PageClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final RunningConnector connector;
    private final String address;

    PageClient(RunningConnector connector) {
        this(connector, "127.0.0.1");
    }

    /** Whose address is this one, where the connector believes a proxy. */
    PageClient(RunningConnector connector, String address) {
        this.connector = connector;
        this.address = address;
    }

    HttpResponse<String> get(String path) {
        return send(connector.request(path).header("Accept", "text/html").GET());
    }

    /** Posts the form with the token of the page on which it stands. */
    HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        return postWith(path, token.group(1), fields);
    }

    /** Posts the form with this token, none when it is empty. */
    HttpResponse<String> postWith(String path, String token, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String body = token.isEmpty() ? form : form + "&_csrf=" + encoded(token);
        return send(connector
                .request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Where the login leads to. */
    String logIn(String name, String password) {
        return post("/login", "/login", Map.of("username", name, "password", password))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    String sessionCookie() {
        return cookie("session");
    }

    /** Empty when there is none of this name. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("X-Forwarded-For", address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
