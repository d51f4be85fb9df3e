package dev.shopconnector.shipments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a parcel waits for while TikTok Shop accepts no call for its shop: nothing goes on by itself, but its time does. */
public final class Reconnect {
    /** The rule of a parcel that waits until its merchant connects the shop again, however long that takes. */
    static final String RULE = "reauthorization";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Reconnect() {}

    /** For a parcel with this deadline; the words are true before and after it. */
    public static ParcelDecision by(Instant deadline) {
        return new ParcelDecision(
                ParcelState.WAITING,
                RULE,
                "TikTok Shop no longer accepts the shop's authorisation, so it cannot be told of the parcel. The parcel's"
                        + " deadline stays " + UTC.format(deadline) + ".",
                "Connect the shop again; the parcel goes on by itself then. If that takes too long, enter the tracking"
                        + " number in TikTok's Seller Center: it is recognised later.");
    }
}
