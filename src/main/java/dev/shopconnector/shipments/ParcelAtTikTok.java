package dev.shopconnector.shipments;

import dev.shopconnector.orders.FittingText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What TikTok Shop was told of a parcel, and told of it.
 *
 * @param toldCarrier ShipStation's code of the carrier that TikTok was told of last; null when it was not told yet
 * @param unsure TikTok was told, and nobody knows whether it took the parcel
 * @param providerName TikTok's name of the carrier
 * @param packageId TikTok's id of the parcel
 * @param warnings what TikTok or we found odd without refusing it
 */
public record ParcelAtTikTok(
        @Nullable String toldCarrier,
        boolean unsure,
        @Nullable String providerName,
        @Nullable String packageId,
        List<String> warnings) {
    static final ParcelAtTikTok NOTHING = new ParcelAtTikTok(null, false, null, null, List.of());
    private static final int ROOM = 255;
    private static final int MOST_WARNINGS = 20;
    private static final int LONGEST_WARNING = 500;

    public ParcelAtTikTok {
        providerName = providerName == null ? null : FittingText.of(providerName, ROOM);
        packageId = packageId == null ? null : FittingText.of(packageId, ROOM);
        warnings = warnings.stream()
                .distinct()
                .limit(MOST_WARNINGS)
                .map(warning -> FittingText.of(warning, LONGEST_WARNING))
                .toList();
    }

    /** TikTok is about to be told with this carrier. */
    ParcelAtTikTok telling(@Nullable String carrier) {
        return new ParcelAtTikTok(carrier, true, providerName, packageId, warnings);
    }

    /** Whether TikTok has it still is not known. */
    ParcelAtTikTok doubted() {
        return telling(toldCarrier);
    }

    /** Whether TikTok has it is known by now. */
    ParcelAtTikTok sure() {
        return new ParcelAtTikTok(toldCarrier, false, providerName, packageId, warnings);
    }

    /** The same carrier was told; this is what came of it. */
    ParcelAtTikTok answered(ParcelAtTikTok said) {
        return new ParcelAtTikTok(toldCarrier, said.unsure, said.providerName, said.packageId, said.warnings);
    }

    /** A carrier that ShipStation told when TikTok had the parcel already: TikTok keeps its own, and the seller is told. */
    ParcelAtTikTok keptInsteadOf(@Nullable String carrier) {
        String warning = "ShipStation told the carrier '"
                + CarrierName.of(carrier).quotable()
                + "' when TikTok Shop had been told of the parcel with "
                + (providerName == null ? "another one" : providerName)
                + ". TikTok keeps that; if it is wrong, correct the carrier in TikTok's Seller Center, which is possible"
                + " once and for 72 hours.";
        return warned(warning);
    }

    /** The same with one more thing that is odd. */
    ParcelAtTikTok warned(String warning) {
        return new ParcelAtTikTok(
                toldCarrier,
                unsure,
                providerName,
                packageId,
                Stream.concat(warnings.stream(), Stream.of(warning)).toList());
    }
}
