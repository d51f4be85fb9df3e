package dev.shopconnector.shipments;

import java.util.Locale;
import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.ModulusCheckDigit;
import org.apache.commons.validator.routines.checkdigit.ModulusTenCheckDigit;

/** The check digits of tracking numbers. Each method expects a number of the length and letters that it names. */
final class CheckDigits {
    private static final CheckDigit THREES_AND_ONES = new ModulusTenCheckDigit(new int[] {1, 3}, true);
    private static final CheckDigit ONES_AND_TWOS =
            new ModulusTenCheckDigit(new int[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1});
    /** FedEx wants the remainder itself where the library takes what is missing to 11: so 11 less 3, 1 and 7. */
    private static final CheckDigit FEDEX = new Eleven("0", 8, 10, 4, 8, 10, 4, 8, 10, 4, 8, 10);

    private static final CheckDigit S10 = new Eleven("5", 8, 6, 4, 2, 3, 5, 9, 7);

    private CheckDigits() {}

    /** {@code 1Z}, 15 letters or digits, and the check digit. A letter counts as a digit: A is 2, H is 9, I is 0. */
    static boolean ups(String number) {
        StringBuilder digits = new StringBuilder();
        for (char c : number.toUpperCase(Locale.ROOT)
                .substring(2, number.length() - 1)
                .toCharArray()) {
            digits.append(Character.isDigit(c) ? Character.digit(c, 10) : (c - 'A' + 2) % 10);
        }
        return ONES_AND_TWOS.isValid(
                digits.append(number.charAt(number.length() - 1)).toString());
    }

    /** Digits of any count, weighted 3 and 1 in turn: labels of the US post office and of FedEx Ground. */
    static boolean modulusTen(String digits) {
        return THREES_AND_ONES.isValid(digits);
    }

    /** 12 digits of FedEx Express. */
    static boolean fedexExpress(String digits) {
        return hasCheckDigit(FEDEX, digits);
    }

    /** 9 digits of the postal unions' S10, without its letters. */
    static boolean s10(String digits) {
        return hasCheckDigit(S10, digits);
    }

    /** Digits of DHL Express: the last is the remainder by 7 of all before. */
    static boolean modulusSeven(String digits) {
        int data = digits.length() - 1;
        return Long.parseLong(digits.substring(0, data)) % 7 == Character.digit(digits.charAt(data), 10);
    }

    private static boolean hasCheckDigit(CheckDigit rule, String digits) {
        int data = digits.length() - 1;
        try {
            return rule.calculate(digits.substring(0, data)).equals(digits.substring(data));
        } catch (CheckDigitException e) {
            return false;
        }
    }

    /** Weights from the left, modulus 11; 10 does not fit a digit and is 0. */
    private static final class Eleven extends ModulusCheckDigit {
        private final String forNothing;
        private final int[] weights;

        Eleven(String forNothing, int... weights) {
            super(11);
            this.forNothing = forNothing;
            this.weights = weights;
        }

        @Override
        protected int weightedValue(int digit, int leftPosition, int rightPosition) {
            return digit * weights[leftPosition - 1];
        }

        @Override
        protected String toCheckDigit(int value) {
            return switch (value) {
                case 0 -> forNothing;
                case 10 -> "0";
                default -> Integer.toString(value);
            };
        }
    }
}
