package dev.shopconnector.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One request that reached the sandbox: path without query, decoded query parameters, raw body bytes. */
public final class HttpCall {
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;

    public HttpCall(String method, String url, Map<String, String> headers, byte[] body) {
        int mark = url.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? url : url.substring(0, mark);
        this.query = mark < 0 ? Map.of() : QueryString.parse(url.substring(mark + 1));
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Map<String, String> query() {
        return query;
    }

    /** The decoded value, or the empty string when the parameter is absent. */
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** The value of a header by any case of its name, or the empty string. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public boolean hasJsonBody() {
        return header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    public boolean isMultipart() {
        return header("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
