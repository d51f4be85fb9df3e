package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumbersTest {
    private static final TrackingNumbers NUMBERS = new TrackingNumbers();

    private static List<String> warnings(@Nullable String provider, String number) {
        return NUMBERS.warnings(Parcels.with("shop", "code", number), provider);
    }

    private static void isWarnedAbout(String provider, String number, String words) {
        assertThat(warnings(provider, number)).singleElement().satisfies(warning -> assertThat(warning)
                .contains(words, "ending in " + number.substring(number.length() - 4), "ShipStation")
                .doesNotContain(number, number.substring(number.length() - 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "UPS, 1Z999AA10123456784",
        "UPS, 1z999aa10123456784",
        "UPS, 1Z410E7W0392751591",
        "UPS, 1Z879E930346834440",
        "UPS, 9274893150770851301805",
        "USPS, 9400111201080805483016",
        "USPS, 9405803699300124287899",
        "USPS, 420221539101026837331000039521",
        "USPS, 4201002334249200190132607600833457",
        "USPS, 92748931507708513018050063",
        "USPS, 71969010756003077385",
        "USPS, 03071790000523483741",
        "USPS, RB123456785US",
        "FedEx, 986578788855",
        "FedEx, 477179081230",
        "FedEx, 041441760228964",
        "FedEx, 568283610012000",
        "FedEx, 9611020987654312345672",
        "FedEx, 9261292700768711948021",
        "FedEx, 61299998820821171811",
        "DHL express, 3318810025",
        "DHL express, 73891051146",
        "DHL express, JJD0099999999",
        "Amazon Logistics, TBA123456789012",
        "DHL eCommerce, 9400111201080805483016",
        "OnTrac, D10011354453707",
        "Lone Star Overnight, ZYX-12345678",
    })
    void numbersAsTheCarriersGiveThemAreFine(String provider, String number) {
        assertThat(warnings(provider, number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UPS, 1Z999AA10123456785, UPS",
        "USPS, 9400111201080805483017, USPS",
        "USPS, 420221539101026837331000039522, USPS",
        "USPS, 03071790000523483742, USPS",
        "USPS, RB123456784US, USPS",
        "FedEx, 986578788856, FedEx",
        "FedEx, 568283610012732, FedEx",
        "FedEx, 9261292700768711948020, FedEx",
        "DHL express, 3318810010, DHL Express",
    })
    void aWrongCheckDigitIsToldWithoutTheNumber(String provider, String number, String carrier) {
        isWarnedAbout(provider, number, "does not have the check digit of a " + carrier + " number");
    }

    @ParameterizedTest
    @CsvSource({
        "UPS, 1Z999AA1012345678",
        "USPS, 94001112010808054830",
        "FedEx, 12345678901",
        "DHL express, 123456789",
        "Amazon Logistics, 123456789012345",
    })
    void aNumberOfAnotherLengthIsTold(String provider, String number) {
        isWarnedAbout(provider, number, "number");
    }

    @ParameterizedTest
    @CsvSource({
        "USPS, 1Z999AA10123456784, a UPS number",
        "Veho, 1Z999AA10123456784, a UPS number",
        "UPS, 9400111201080805483016, a USPS number",
        "FedEx, 4202215394001112010808054830 16, a USPS number",
        "UPS, TBA123456789012, an Amazon number",
    })
    void aNumberThatIsClearlyAnothersIsTold(String provider, String number, String whose) {
        isWarnedAbout(provider, number.replace(" ", ""), "looks like " + whose + ", but the carrier is " + provider);
    }

    @Test
    void aMistypedNumberIsNotTakenForAnothers() {
        assertThat(warnings("Veho", "1Z999AA10123456785")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1Z999AA1 0123456784",
                "1Z999AA10123456784\n",
                "９４００111201080805483016",
                "<b>1Z999AA1</b>",
                "📦📦📦📦"
            })
    void oddCharactersAreTold(String number) {
        assertThat(warnings("UPS", number)).singleElement().satisfies(warning -> assertThat(warning)
                .contains("characters other than letters, digits and hyphens")
                .doesNotContain(number, "<", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"12345", "123456789012345678901234567890123456789012345678901"})
    void aLengthThatNoCarrierHasIsToldWhateverTheCarrier(String number) {
        assertThat(warnings(null, number)).singleElement().satisfies(warning -> assertThat(warning)
                .contains("has " + number.length() + " characters")
                .doesNotContain(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aMissingNumberIsTold(String number) {
        assertThat(warnings("UPS", number)).singleElement().satisfies(warning -> assertThat(warning)
                .contains("no tracking number", "ShipStation"));
    }

    @Property
    void whateverTheNumberIsThereIsAtMostOneWarningAndNoFailure(@ForAll String number) {
        for (String provider : List.of("UPS", "USPS", "FedEx", "DHL express", "Amazon Logistics", "Veho")) {
            assertThat(warnings(provider, number)).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(warnings(null, number)).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void aRightNumberIsFineAndAMistypedDigitIsTold(
            @ForAll("usps") String usps, @ForAll("fedexGround") String fedex, @ForAll("mistakes") Mistake mistake) {
        assertThat(warnings("USPS", usps)).isEmpty();
        assertThat(warnings("FedEx", fedex)).isEmpty();
        isWarnedAbout("USPS", mistake.in(usps, 2), "check digit");
        isWarnedAbout("FedEx", mistake.in(fedex, 0), "check digit");
    }

    /** A digit of weight 2 that is off by 5 leaves the sum as it was, modulo 10. */
    @Property
    void upsDetectsAllButOneOfTheMistakesInADigit(@ForAll("ups") String number, @ForAll("mistakes") Mistake mistake) {
        assertThat(warnings("UPS", number)).isEmpty();
        String mistyped = mistake.in(number, 2);
        int data = mistake.position(number, 2) - 2;
        boolean ofWeightTwo = data % 2 == 1 && data < 15;
        int off = CheckedNumbers.upsDigit(mistyped.charAt(data + 2)) - CheckedNumbers.upsDigit(number.charAt(data + 2));
        Assume.that(off != 0 && !(ofWeightTwo && Math.abs(off) == 5));
        isWarnedAbout("UPS", mistyped, "check digit");
    }

    /** Modulus 7: 0 and 7, 1 and 8, 2 and 9 are the same. */
    @Property
    void dhlDetectsMistakesOfMoreOrLessThanSeven(
            @ForAll("dhlExpress") String number, @ForAll("mistakes") Mistake mistake) {
        assertThat(warnings("DHL express", number)).isEmpty();
        String mistyped = mistake.in(number, 0);
        int at = mistake.position(number, 0);
        Assume.that(at == 9 || Math.abs(mistyped.charAt(at) - number.charAt(at)) != 7);
        isWarnedAbout("DHL express", mistyped, "check digit");
    }

    /** Two remainders share a check digit; a number with another one hides no mistake. */
    @Property
    void modulusElevenDetectsEveryMistakeWhereTheCheckDigitHasOneMeaning(
            @ForAll("fedexExpress") String fedex,
            @ForAll("international") String international,
            @ForAll("mistakes") Mistake mistake) {
        assertThat(warnings("FedEx", fedex)).isEmpty();
        assertThat(warnings("USPS", international)).isEmpty();
        if (!fedex.endsWith("0")) {
            isWarnedAbout("FedEx", mistake.in(fedex, 0), "check digit");
        }
        String digits = international.substring(2, 11);
        if (!digits.endsWith("0") && !digits.endsWith("5")) {
            isWarnedAbout("USPS", "LZ" + mistake.in(digits, 0) + "US", "check digit");
        }
    }

    /** Another digit somewhere; in the place of a letter too. */
    record Mistake(int place, int off) {
        int position(String number, int from) {
            return from + place % (number.length() - from);
        }

        String in(String number, int from) {
            int at = position(number, from);
            int digit = Character.isDigit(number.charAt(at)) ? CheckedNumbers.digit(number.charAt(at)) : 0;
            return number.substring(0, at) + (digit + off) % 10 + number.substring(at + 1);
        }
    }

    @Provide
    Arbitrary<Mistake> mistakes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(1, 9))
                .as(Mistake::new);
    }

    @Provide
    Arbitrary<String> ups() {
        return CheckedNumbers.ups();
    }

    @Provide
    Arbitrary<String> usps() {
        return CheckedNumbers.usps();
    }

    @Provide
    Arbitrary<String> fedexGround() {
        return CheckedNumbers.fedexGround();
    }

    @Provide
    Arbitrary<String> fedexExpress() {
        return CheckedNumbers.fedexExpress();
    }

    @Provide
    Arbitrary<String> international() {
        return CheckedNumbers.international();
    }

    @Provide
    Arbitrary<String> dhlExpress() {
        return CheckedNumbers.dhlExpress();
    }
}
