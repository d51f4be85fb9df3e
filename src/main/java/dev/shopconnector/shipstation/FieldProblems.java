package dev.shopconnector.shipstation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with single fields. Lengths are in characters as a reader counts them (code points). */
final class FieldProblems {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final BigDecimal TOO_MUCH = new BigDecimal("1000000000");

    private final List<String> problems = new ArrayList<>();

    List<String> list() {
        return List.copyOf(problems);
    }

    void add(String problem) {
        problems.add(problem);
    }

    void present(String field, @Nullable Object value) {
        if (value == null) {
            add(field + " is missing");
        }
    }

    void required(String field, @Nullable String text, int longest) {
        text(field, text, longest, true);
    }

    void optional(String field, @Nullable String text, int longest) {
        text(field, text, longest, false);
    }

    void text(String field, @Nullable String text, int longest, boolean required) {
        if (text == null) {
            if (required) {
                add(field + " is missing");
            }
            return;
        }
        if (text.isBlank()) {
            add(field + " is blank");
        }
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            add(field + " is longer than " + longest + " characters");
        }
        if (hasForbidden(text)) {
            add(field + " has a character that XML or JSON forbids");
        }
    }

    void country(String field, @Nullable String code) {
        if (code == null) {
            add(field + " is missing");
        } else if (!COUNTRIES.contains(code)) {
            add(field + " is not a country code of two letters");
        }
    }

    void currency(String field, @Nullable String code) {
        if (code != null && !CURRENCIES.contains(code)) {
            add(field + " is not an ISO 4217 code");
        }
    }

    /** Amounts of a billion and more are taken for nonsense: the Custom Store format has no room for them. */
    void amount(String field, @Nullable BigDecimal amount) {
        if (amount != null && amount.abs().compareTo(TOO_MUCH) >= 0) {
            add(field + " is not a sensible amount");
        }
    }

    void charges(String field, List<Charge> charges) {
        for (int i = 0; i < charges.size(); i++) {
            present(field + "[" + i + "].amount", charges.get(i).amount());
            amount(field + "[" + i + "].amount", charges.get(i).amount());
            required(field + "[" + i + "].description", charges.get(i).description(), Integer.MAX_VALUE);
        }
    }

    void unmasked(String field, @Nullable String... values) {
        for (String value : values) {
            if (value != null && value.indexOf('*') >= 0) {
                add(field + " is masked");
                return;
            }
        }
    }

    /** A loop, because every text of every order goes through here. */
    private static boolean hasForbidden(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (forbidden(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean forbidden(int c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || c == 0xFFFE
                || c == 0xFFFF;
    }
}
