package dev.shopconnector.shipments;

import org.jspecify.annotations.Nullable;

/** The carriers whose tracking numbers have a form that is publicly known. */
enum TrackingCarrier {
    UPS("a UPS number", "ups"),
    USPS("a USPS number", "usps"),
    FEDEX("a FedEx number", "fedex"),
    DHL_EXPRESS("a DHL Express number", "dhlexpress"),
    AMAZON("an Amazon number", "amazon");

    private final String words;
    private final String key;

    TrackingCarrier(String words, String key) {
        this.words = words;
        this.key = key;
    }

    /** Its tracking number with an article, for a sentence. */
    String words() {
        return words;
    }

    /** The carrier that TikTok means by this name; null when it is none of these. */
    static @Nullable TrackingCarrier of(@Nullable String providerName) {
        String told = CarrierName.of(providerName).key();
        for (TrackingCarrier carrier : values()) {
            if (told.startsWith(carrier.key)) {
                return carrier;
            }
        }
        return null;
    }
}
