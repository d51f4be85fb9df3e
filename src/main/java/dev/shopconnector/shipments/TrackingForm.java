package dev.shopconnector.shipments;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of tracking numbers that a carrier uses, and its check digit where it has one. */
enum TrackingForm {
    UPS_PARCEL(TrackingCarrier.UPS, true, "(1Z[0-9A-Z]{15}[0-9])", CheckDigits::ups),
    /** Freight, notices and Mail Innovations, which the post office delivers. */
    UPS_OTHER(TrackingCarrier.UPS, false, "(\\d{9}|\\d{12}|\\d{18}|[A-Z]\\d{10}|MI\\w+|(?:420\\d{5,9})?9\\d{21,25})"),
    /** Labels that are bought online. Behind other numbers that begin with 9 may be a consolidator. */
    USPS_ONLINE(TrackingCarrier.USPS, true, "(?:420\\d{5}(?:\\d{4})?)?(94\\d{20})", CheckDigits::modulusTen),
    USPS_LABEL(
            TrackingCarrier.USPS,
            false,
            "(?:420\\d{5}(?:\\d{4})?)?(9[1-5]\\d{20}|9[1-5]\\d{24})",
            CheckDigits::modulusTen),
    /** The old labels; a part of them leaves out the 91 that counts for the check digit. */
    USPS_OLD(
            TrackingCarrier.USPS,
            false,
            "(\\d{20})",
            digits -> CheckDigits.modulusTen(digits) || CheckDigits.modulusTen("91" + digits)),
    USPS_INTERNATIONAL(TrackingCarrier.USPS, false, "[A-Z]{2}(\\d{9})[A-Z]{2}", CheckDigits::s10),
    USPS_GUARANTEED(TrackingCarrier.USPS, false, "(82\\d{8})"),
    FEDEX_EXPRESS(TrackingCarrier.FEDEX, false, "(\\d{12})", CheckDigits::fedexExpress),
    FEDEX_GROUND(TrackingCarrier.FEDEX, false, "(?:96\\d{5})?(\\d{15})", CheckDigits::modulusTen),
    /** Delivered by the post office; the leading 92 is often left out. */
    FEDEX_ECONOMY(TrackingCarrier.FEDEX, false, "(?:92)?(\\d{20})", digits -> CheckDigits.modulusTen("92" + digits)),
    FEDEX_OTHER(TrackingCarrier.FEDEX, false, "(\\d{18}|96\\d{32}|100\\d{31}|DT\\d{12})"),
    DHL_WAYBILL(TrackingCarrier.DHL_EXPRESS, false, "(\\d{10,11})", CheckDigits::modulusSeven),
    DHL_PIECE(TrackingCarrier.DHL_EXPRESS, false, "(J[A-Z]{1,3}\\w{9,20})"),
    AMAZON_PARCEL(TrackingCarrier.AMAZON, true, "(TB[ACM]\\d{12})");

    private final TrackingCarrier carrier;
    private final boolean unmistakable;
    private final Pattern form;

    @SuppressWarnings("ImmutableEnumChecker") // a method of a class without state
    private final Predicate<String> check;

    TrackingForm(TrackingCarrier carrier, boolean unmistakable, String form, Predicate<String> check) {
        this.carrier = carrier;
        this.unmistakable = unmistakable;
        this.form = Pattern.compile(form);
        this.check = check;
    }

    /** A form without a check digit. */
    TrackingForm(TrackingCarrier carrier, boolean unmistakable, String form) {
        this(carrier, unmistakable, form, digits -> true);
    }

    TrackingCarrier carrier() {
        return carrier;
    }

    /** Whether no other carrier has numbers that look so and pass the check. */
    boolean isUnmistakable() {
        return unmistakable;
    }

    /** Whether the number, in upper case, looks so; its check digit may be wrong. */
    boolean fits(String number) {
        return form.matcher(number).matches();
    }

    /** Whether the number looks so and its check digit, if the form has one, is right. */
    boolean isValid(String number) {
        Matcher matcher = form.matcher(number);
        return matcher.matches() && check.test(matcher.group(1));
    }
}
