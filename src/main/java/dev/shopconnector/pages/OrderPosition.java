package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last order of a page of the list; the next page begins behind it, whatever was added in front meanwhile. */
public record OrderPosition(Instant placedAt, String orderId) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})-([A-Za-z0-9_-]{1,64})");

    /** The end of the year 9999, beyond which the table has nothing. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** TikTok tells whole seconds. */
    @Override
    public String toString() {
        return placedAt.getEpochSecond() + "-" + orderId;
    }

    /**
     * The position in a link.
     *
     * @throws NoSuchPageException when somebody made it up
     */
    static OrderPosition of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Long.parseLong(parts.group(1)) > LAST_SECOND) {
            throw new NoSuchPageException();
        }
        return new OrderPosition(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), parts.group(2));
    }
}
