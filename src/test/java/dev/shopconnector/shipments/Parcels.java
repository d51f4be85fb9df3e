package dev.shopconnector.shipments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parcels for tests. */
final class Parcels {
    static final String UPS_NUMBER = "1Z999AA10123456784";

    private Parcels() {}

    static Parcel with(String shopId, @Nullable String carrierCode, String trackingNumber) {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        ParcelDecision told = new ParcelDecision(ParcelState.WAITING, "told", "Told by ShipStation.", null);
        return new Parcel(
                shopId,
                "0123456789abcdef0123456789abcdef",
                "576461413038785752",
                new ParcelTold(trackingNumber, carrierCode, null, "", List.of()),
                List.of("576461413038851288"),
                told,
                List.of(),
                ParcelPast.NONE,
                null,
                ParcelTries.first(now, now.plusSeconds(86400)),
                ParcelAtTikTok.NOTHING,
                now,
                0);
    }
}
