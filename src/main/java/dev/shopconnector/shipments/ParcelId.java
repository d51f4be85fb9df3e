package dev.shopconnector.shipments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What makes a parcel the same parcel, whoever tells of it and how often: order, tracking number and units. */
final class ParcelId {
    private static final int LENGTH = 32;

    private ParcelId() {}

    /** 32 hex digits; the same for the same parcel. */
    static String of(String shopId, String orderId, String trackingNumber, String units) {
        return digest(String.join("|", shopId, orderId, normal(trackingNumber), units));
    }

    /** 32 hex digits for a text of any length. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether two people would read the same tracking number; nothing is no number. */
    static boolean sameTracking(String one, String other) {
        return !normal(one).isEmpty() && normal(one).equals(normal(other));
    }

    /** The same as far as can be told of numbers of which only the end is left, behind an ellipsis. */
    static boolean sameEnd(String one, String other) {
        String end = normal(one).replace("…", "");
        String otherEnd = normal(other).replace("…", "");
        return !end.isEmpty() && !otherEnd.isEmpty() && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
    }

    private static String normal(String trackingNumber) {
        return trackingNumber.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
