package dev.shopconnector.shipments;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Tracking numbers with a right check digit, made by the carriers' rules and without the code under test. */
final class CheckedNumbers {
    private static final String DIGITS = "0123456789";

    private CheckedNumbers() {}

    private static Arbitrary<String> text(String characters, int length) {
        return Arbitraries.strings().withChars(characters.toCharArray()).ofLength(length);
    }

    static Arbitrary<String> ups() {
        return text(DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 15)
                .map(data -> "1Z" + data + missingTo(10, upsSum(data)))
                .filter(number -> !number.matches("1Z[0AISK]+"));
    }

    /** In the table of UPS the letters are 2345678901 over and over. */
    static int upsSum(String data) {
        return IntStream.range(0, data.length())
                .map(i -> (i % 2 == 0 ? 1 : 2) * upsDigit(data.charAt(i)))
                .sum();
    }

    static int upsDigit(char c) {
        return Character.isDigit(c) ? digit(c) : "2345678901".charAt((c - 'A') % 10) - '0';
    }

    /** 22 digits, the first two given. */
    static Arbitrary<String> usps() {
        return Combinators.combine(Arbitraries.of("91", "92", "93", "94", "95"), text(DIGITS, 19))
                .as(String::concat)
                .map(CheckedNumbers::withThreesAndOnes);
    }

    static Arbitrary<String> fedexGround() {
        return text(DIGITS, 14).filter(data -> !data.matches("0+")).map(CheckedNumbers::withThreesAndOnes);
    }

    private static String withThreesAndOnes(String data) {
        int sum = IntStream.range(0, data.length())
                .map(i -> ((data.length() - i) % 2 == 1 ? 3 : 1) * digit(data.charAt(i)))
                .sum();
        return data + missingTo(10, sum);
    }

    static Arbitrary<String> fedexExpress() {
        return text(DIGITS, 11).filter(data -> !data.matches("0+")).map(data -> {
            int sum = IntStream.range(0, 11)
                    .map(i -> new int[] {3, 1, 7}[i % 3] * digit(data.charAt(i)))
                    .sum();
            return data + sum % 11 % 10;
        });
    }

    static Arbitrary<String> international() {
        return text(DIGITS, 8).filter(data -> !data.matches("0+")).map(data -> {
            int sum = IntStream.range(0, 8)
                    .map(i -> new int[] {8, 6, 4, 2, 3, 5, 9, 7}[i] * digit(data.charAt(i)))
                    .sum();
            int check = 11 - sum % 11;
            return "LZ" + data + (check == 10 ? 0 : check == 11 ? 5 : check) + "US";
        });
    }

    static Arbitrary<String> dhlExpress() {
        return text(DIGITS, 9).map(data -> data + Integer.parseInt(data) % 7);
    }

    private static int missingTo(int modulus, int sum) {
        return (modulus - sum % modulus) % modulus;
    }

    static int digit(char c) {
        return Character.digit(c, 10);
    }
}
