package dev.shopconnector.shipments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What looks odd about tracking numbers. Carriers change their numbers without notice, so this is told to the seller and
 * decides nothing. At most the last four characters of a number are in the words.
 */
@Component("trackingNumbers")
public class TrackingNumbers {
    private static final int LONGEST = 50;
    private static final int SHORTEST = 6;
    private static final int LONG_ENOUGH_TO_SHOW_ITS_END = 8;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{Alnum}-]*");
    private static final String COMPARE = " Compare it with the label, and correct it in ShipStation if it is wrong.";

    /**
     * Warnings for the seller, with what to do; none when the number looks right.
     *
     * @param providerName TikTok's name of the carrier, null when it has none
     */
    public List<String> warnings(Parcel parcel, @Nullable String providerName) {
        String number = parcel.trackingNumber();
        if (number.isBlank()) {
            return List.of(
                    "The parcel has no tracking number. TikTok Shop needs one: add it to the shipment in ShipStation.");
        }
        if (!CHARACTERS.matcher(number).matches()) {
            return List.of(named(number) + " has characters other than letters, digits and hyphens." + COMPARE);
        }
        if (number.length() < SHORTEST || number.length() > LONGEST) {
            return List.of(
                    named(number) + " has " + number.length() + " characters, which no carrier's has." + COMPARE);
        }
        if (providerName == null) {
            return List.of();
        }
        return comparedWith(providerName, number);
    }

    private static List<String> comparedWith(String providerName, String number) {
        String compact = number.replace("-", "").toUpperCase(Locale.ROOT);
        TrackingCarrier told = TrackingCarrier.of(providerName);
        TrackingCarrier other = otherThan(told, compact);
        if (other != null) {
            return List.of(named(number) + " looks like " + other.words() + ", but the carrier is " + providerName
                    + ". Compare both with the label, and correct the one that is wrong in ShipStation: TikTok Shop"
                    + " cannot follow a parcel under another carrier.");
        }
        List<TrackingForm> forms = Arrays.stream(TrackingForm.values())
                .filter(form -> form.carrier() == told)
                .toList();
        if (forms.isEmpty() || forms.stream().anyMatch(form -> form.isValid(compact))) {
            return List.of();
        }
        return forms.stream().anyMatch(form -> form.fits(compact))
                ? List.of(named(number) + " does not have the check digit of "
                        + forms.get(0).carrier().words() + "; a digit may be mistyped." + COMPARE)
                : List.of(named(number) + " does not look like "
                        + forms.get(0).carrier().words() + "." + COMPARE);
    }

    /** The carrier whose number it clearly is, unless that one was told. */
    private static @Nullable TrackingCarrier otherThan(@Nullable TrackingCarrier told, String number) {
        for (TrackingForm form : TrackingForm.values()) {
            if (form.isUnmistakable() && form.isValid(number)) {
                // A carrier that is not in our table may leave the last mile to the post office.
                boolean mayHandOver = told == null && form.carrier() == TrackingCarrier.USPS;
                return form.carrier() == told || mayHandOver ? null : form.carrier();
            }
        }
        return null;
    }

    private static String named(String number) {
        return number.length() < LONG_ENOUGH_TO_SHOW_ITS_END
                ? "The tracking number"
                : "The tracking number ending in "
                        + number.substring(number.length() - 4).replaceAll("[^\\p{Alnum}-]", "?");
    }
}
