package dev.shopconnector.sandbox.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API reference says of an endpoint.
 *
 * @param path with at most one {@code {id}}
 * @param scope the access scope that the token must have
 * @param shopLevel whether {@code shop_cipher} is required; otherwise it is refused
 */
public record Operation(String method, String path, String scope, boolean shopLevel) {
    private static final Pattern VERSION = Pattern.compile("/20\\d{4}/");

    /** Method and path template, the name under which calls are counted. */
    public String name() {
        return method + " " + path;
    }

    /** The id in a path of this operation (empty when it has none), or nothing when the path is another's. */
    public Optional<String> match(String requested) {
        return match(path, requested);
    }

    /** Whether only the version in the path is another. */
    public boolean matchesButVersion(String requested) {
        Matcher version = VERSION.matcher(requested);
        return version.find()
                && match(VERSION.matcher(path).replaceFirst(version.group()), requested)
                        .isPresent();
    }

    private static Optional<String> match(String template, String requested) {
        int brace = template.indexOf("{id}");
        if (brace < 0) {
            return template.equals(requested) ? Optional.of("") : Optional.empty();
        }
        String head = template.substring(0, brace);
        String tail = template.substring(brace + "{id}".length());
        if (requested.length() <= head.length() + tail.length()
                || !requested.startsWith(head)
                || !requested.endsWith(tail)) {
            return Optional.empty();
        }
        String id = requested.substring(head.length(), requested.length() - tail.length());
        return id.indexOf('/') < 0 ? Optional.of(id) : Optional.empty();
    }
}
