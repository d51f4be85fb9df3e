package dev.shopconnector.sandbox.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Page tokens: an offset into the live result, so what moves while a client pages really moves under it. To the client an
 * opaque text, always with {@code +}, {@code /} and {@code =} in it.
 */
public final class PageToken {
    private static final byte[] MARK = {(byte) 0xFB, (byte) 0xFF, (byte) 0xBF, (byte) 0xFE};

    private static final Pattern PLAIN =
            Pattern.compile(Pattern.quote(new String(MARK, StandardCharsets.ISO_8859_1)) + "o(\\d{1,9})\\.*");

    private PageToken() {}

    public static String of(int offset) {
        StringBuilder text = new StringBuilder("o").append(offset);
        while ((MARK.length + text.length()) % 3 != 1) {
            text.append('.');
        }
        byte[] tail = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(MARK, MARK.length + tail.length);
        System.arraycopy(tail, 0, all, MARK.length, tail.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** The offset in a token; 0 for the empty one that asks for the first page. */
    public static int offset(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.ISO_8859_1);
            Matcher matcher = PLAIN.matcher(text);
            if (matcher.matches()) {
                return Integer.parseInt(matcher.group(1));
            }
            throw refused();
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static ApiError refused() {
        return ApiError.invalid("Invalid parameter. The `page_token` query parameter is invalid.");
    }
}
