package dev.shopconnector.shipments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a notification.
 *
 * @param same the parcel that was known before; null for a new one
 * @param before the parcel whose units could not be told before and were looked for again
 * @param lines the units of a new parcel; empty when it is refused
 * @param replaces the parcel whose tracking number or units it corrects
 * @param refused why a new parcel cannot be told
 */
record FoundParcel(
        String units,
        @Nullable Parcel same,
        @Nullable Parcel before,
        List<String> lines,
        @Nullable Parcel replaces,
        @Nullable UnitsRefusedException refused) {

    static FoundParcel known(String units, Parcel parcel) {
        return new FoundParcel(units, parcel, null, parcel.lineIds(), null, null);
    }

    static FoundParcel fresh(String units, List<String> lines, @Nullable Parcel replaces) {
        return new FoundParcel(units, null, null, lines, replaces, null);
    }

    static FoundParcel refused(String units, UnitsRefusedException why) {
        return new FoundParcel(units, null, null, List.of(), null, why);
    }

    /** The same for a parcel that was known and had no units, unless it is another one. */
    FoundParcel insteadOf(Parcel without) {
        return same == null && before == null
                ? new FoundParcel(without.told().units(), null, without, lines, replaces, refused)
                : this;
    }
}
