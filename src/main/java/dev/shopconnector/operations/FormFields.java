package dev.shopconnector.operations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a form that was posted; what is not well-formed is not a field. */
final class FormFields {
    private FormFields() {}

    /** The fields of the body behind those that the request's address has. */
    static Map<String, String[]> of(byte[] body, Map<String, String[]> address) {
        Map<String, String[]> fields = new LinkedHashMap<>(address);
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!name.isEmpty()) {
                    fields.merge(name, new String[] {value}, FormFields::joined);
                }
            } catch (IllegalArgumentException e) {
                // Left out; a form of ours that lacks a field says so itself.
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String[] joined(String[] first, String[] then) {
        String[] both = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, both, first.length, then.length);
        return both;
    }
}
