package dev.shopconnector.shipments;

import java.util.Locale;

/** Where a parcel is on its way to an outcome. */
public enum ParcelState {
    /** TikTok will be told, or told again, by itself. */
    WAITING,
    /** TikTok has it. */
    ACCEPTED,
    /** A person must act; it is kept and can be replayed. */
    REFUSED,
    /** Another tracking number took its place. */
    REPLACED,
    /** A person decided that TikTok is not to be told, or its data was erased before. */
    GIVEN_UP;

    /** The word in tables, lists and explanations. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state with this word.
     *
     * @throws IllegalArgumentException when no state has it
     */
    public static ParcelState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether its units belong to no other parcel. */
    boolean holdsItsUnits() {
        return this == WAITING || this == ACCEPTED;
    }
}
