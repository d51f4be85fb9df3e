package dev.shopconnector.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Query strings as a form encoder writes them: a raw {@code +} is a space, so tokens must be percent-encoded. */
public final class QueryString {
    private QueryString() {}

    /** Decoded parameters in the order of the query; of a name given twice the first value counts. */
    public static Map<String, String> parse(String rawQuery) {
        Map<String, String> result = new LinkedHashMap<>();
        int start = 0;
        while (start < rawQuery.length()) {
            int end = rawQuery.indexOf('&', start);
            end = end < 0 ? rawQuery.length() : end;
            String pair = rawQuery.substring(start, end);
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                result.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
            start = end + 1;
        }
        return Collections.unmodifiableMap(result);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
