package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.shop.Carrier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tracking numbers whose shape gives their carrier away. */
record TrackingShape(Carrier carrier, Pattern shape) {
    private static final List<TrackingShape> KNOWN = List.of(
            new TrackingShape(Carrier.UPS, Pattern.compile("1Z[A-Z0-9]{16}")),
            new TrackingShape(Carrier.FEDEX, Pattern.compile("\\d{12}|\\d{15}")),
            new TrackingShape(Carrier.USPS, Pattern.compile("9\\d{19}|9\\d{21}")));
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9-]{1,50}");

    /** Whether TikTok Shop takes such a number at all. */
    static boolean allowed(String tracking) {
        return ALLOWED.matcher(tracking).matches();
    }

    /** The carrier that the number is clearly of. */
    static Optional<Carrier> carrierOf(String tracking) {
        String upper = tracking.toUpperCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> known.shape.matcher(upper).matches())
                .map(TrackingShape::carrier)
                .findFirst();
    }
}
