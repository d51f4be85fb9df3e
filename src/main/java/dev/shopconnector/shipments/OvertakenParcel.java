package dev.shopconnector.shipments;

import java.time.Instant;
import java.util.List;

/** A parcel that TikTok took, and for units of which it shows another tracking number by now. */
final class OvertakenParcel {
    /** The rule of a parcel whose number was changed at TikTok. */
    static final String CHANGED_THERE = "changed-there";

    private static final String REMEDY =
            "If the other number is wrong, correct it in TikTok's Seller Center, which is possible once and for 72 hours.";

    private OvertakenParcel() {}

    /** Replaced, when no unit has its number; otherwise without the units that have another one, and a word about them. */
    static Parcel of(Parcel parcel, UnitsAtTikTok at, Instant now) {
        String end = UnitsAtTikTok.trackingEnd(at.elsewhere().get(0));
        int left = at.all().size() - at.cancelled().size();
        if (at.elsewhere().size() == left) {
            String words = "TikTok Shop has another tracking number for these units by now, ending in " + end
                    + ". It took this one before.";
            return parcel.decided(new ParcelDecision(ParcelState.REPLACED, CHANGED_THERE, words, REMEDY), now, null);
        }
        String words = "TikTok Shop has another tracking number, ending in " + end + ", for "
                + at.elsewhere().size()
                + " of the " + parcel.lineIds().size()
                + " units by now. The others are in this parcel.";
        List<String> rest = parcel.lineIds().stream()
                .filter(id -> at.elsewhere().stream().noneMatch(line -> id.equals(line.id())))
                .toList();
        return parcel.withLines(rest)
                .with(parcel.atTikTok().warned(words))
                .decided(new ParcelDecision(ParcelState.ACCEPTED, CHANGED_THERE, words, REMEDY), now, null);
    }
}
