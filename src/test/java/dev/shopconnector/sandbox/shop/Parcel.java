package dev.shopconnector.sandbox.shop;

import java.util.BitSet;
import java.util.Locale;

/**
 * A package of an order.
 *
 * @param lines the positions of the order lines in it
 * @param shippedTime unix seconds; 0 while nobody shipped it (TikTok's own labels exist before)
 * @param uploaded whether it came in through the fulfilment API
 * @param editedTime unix seconds of the last correction; 0 for none
 * @param edits how often carrier or tracking number were corrected
 */
public record Parcel(
        String id,
        String providerId,
        String providerName,
        String tracking,
        BitSet lines,
        long shippedTime,
        boolean uploaded,
        long editedTime,
        int edits) {

    private static final long PARCEL_IDS = 1_153_000_000_000_000_000L;
    private static final long ORDER_IDS = 576_000_000_000_000_000L;

    /** A parcel that is shipped, by the carrier and number that its label shows. */
    public static Parcel shipped(Order order, BitSet lines, Carrier carrier, String tracking, long now, boolean api) {
        return new Parcel(nextId(order), carrier.id(), carrier.name(), tracking, lines, now, api, 0, 0);
    }

    /** A parcel with made-up but well-formed tracking by UPS; without tracking when it is yet to ship (time 0). */
    public static Parcel invented(Order order, BitSet lines, long shippedTime) {
        String tracking = shippedTime == 0
                ? ""
                : String.format(Locale.ROOT, "1Z999%012d%d", order.id % 1_000_000_000L, order.parcels.size() % 10);
        return shipped(order, lines, Carrier.UPS, tracking, shippedTime, false);
    }

    public Parcel corrected(Carrier carrier, String number, long now) {
        return new Parcel(id, carrier.id(), carrier.name(), number, lines, shippedTime, uploaded, now, edits + 1);
    }

    /** The same parcel without these lines. */
    Parcel without(BitSet taken) {
        BitSet left = (BitSet) lines.clone();
        left.andNot(taken);
        return new Parcel(id, providerId, providerName, tracking, left, shippedTime, uploaded, editedTime, edits);
    }

    /** The id of the order that a parcel with this id belongs to; an id that none has when it is no parcel's. */
    public static String orderId(String parcelId) {
        try {
            return Long.toString((Long.parseLong(parcelId) - PARCEL_IDS) / 1000 + ORDER_IDS);
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static String nextId(Order order) {
        return Long.toString(PARCEL_IDS + (order.id - ORDER_IDS) * 1000 + order.parcels.size());
    }
}
