package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * How far a list of parcels was read: behind this one. As text it is a cursor.
 *
 * @param createdAt UTC, by the database's clock
 */
public record ParcelPlace(ParcelState state, Instant createdAt, String id) {

    public static ParcelPlace behind(Parcel parcel) {
        return new ParcelPlace(parcel.state(), parcel.createdAt(), parcel.id());
    }

    public String cursor() {
        String text = state.word() + '|' + createdAt + '|' + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a cursor names.
     *
     * @throws InvalidRequestException when this is no cursor of ours
     */
    public static ParcelPlace of(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
            if (parts.length == 3) {
                return new ParcelPlace(ParcelState.of(parts[0]), Instant.parse(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below, for all.
        }
        throw new InvalidRequestException("cursor is not one that this list gave out; leave it away to begin again");
    }
}
