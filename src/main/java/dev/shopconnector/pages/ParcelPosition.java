package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last parcel of a page of the list; the next page begins behind it, whatever was added in front meanwhile. */
public record ParcelPosition(Instant receivedAt, String parcelId) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,17})-([0-9a-f]{32})");

    /** The database keeps microseconds. */
    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt) + "-" + parcelId;
    }

    /**
     * The position in a link.
     *
     * @throws NoSuchPageException when somebody made it up
     */
    static ParcelPosition of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new NoSuchPageException();
        }
        return new ParcelPosition(
                Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), parts.group(2));
    }
}
