package dev.shopconnector.operations;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parcels of an order that were given up because their data was erased, as long as TikTok may still have to be told of
 * their units.
 */
record ErasedParcels(List<ParcelExplanation> untold) {
    private static final List<String> HOLD_THEIR_UNITS = List.of("waiting", "accepted");

    ErasedParcels {
        untold = List.copyOf(untold);
    }

    /** Those among the parcels of an order; none of one that is over, for TikTok needs no number for it any more. */
    static ErasedParcels of(List<ParcelExplanation> parcels, boolean over) {
        return new ErasedParcels(
                over
                        ? List.of()
                        : parcels.stream()
                                .filter(ParcelExplanation::givenUpByErasure)
                                .filter(parcel -> !taken(parcels).containsAll(parcel.units())
                                        || parcel.units().isEmpty())
                                .toList());
    }

    private static Set<String> taken(List<ParcelExplanation> parcels) {
        return parcels.stream()
                .filter(parcel -> HOLD_THEIR_UNITS.contains(parcel.state()))
                .flatMap(parcel -> parcel.units().stream())
                .collect(Collectors.toSet());
    }

    /** Sentences that go on from others; empty when there is none. */
    String words() {
        return untold.stream()
                .map(parcel ->
                        " Parcel " + parcel.trackingNumber() + " was given up when its personal data was erased.")
                .collect(Collectors.joining());
    }

    /** The same after what there is to do anyway; null when there is nothing to do. */
    @Nullable
    String whatToDo(@Nullable String anyway) {
        if (untold.isEmpty()) {
            return anyway;
        }
        String parcels = untold.stream()
                .map(parcel -> "Parcel " + parcel.trackingNumber() + ": " + parcel.whatToDo())
                .collect(Collectors.joining(" "));
        return anyway == null ? parcels : anyway + " " + parcels;
    }
}
