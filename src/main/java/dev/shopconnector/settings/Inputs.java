package dev.shopconnector.settings;

import dev.shopconnector.connections.PlainLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of a form by name, and what is wrong with them. Not thread-safe. */
final class Inputs {
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ().x/-]{5,30}[0-9]");
    private static final int LONGEST_URL = 2000;

    private final Map<String, String> texts;
    private final Map<String, String> problems = new LinkedHashMap<>();

    Inputs(Map<String, String> texts) {
        this.texts = texts;
    }

    Map<String, String> problems() {
        return problems;
    }

    /** The first thing that is wrong with an input counts. */
    void problem(String name, String words) {
        problems.putIfAbsent(name, words);
    }

    /** Without blanks around it; null when empty or missing. */
    @Nullable
    String raw(String name) {
        String text = texts.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A check box: it is sent when it is ticked. */
    boolean ticked(String name) {
        return raw(name) != null;
    }

    /** One line of text. */
    @Nullable
    String line(String name, int longest) {
        String text = raw(name);
        if (text == null) {
            return null;
        }
        String objection = PlainLine.objection(text, longest);
        if (objection != null) {
            problem(name, objection);
        }
        return text;
    }

    /** The same, and it must be there. */
    String required(String name, int longest, String otherwise) {
        String text = line(name, longest);
        if (text == null) {
            problem(name, otherwise);
            return "";
        }
        return text;
    }

    @Nullable
    String phone(String name) {
        String text = raw(name);
        if (text != null && !PHONE.matcher(text).matches()) {
            problem(name, "Write a phone number, such as +1 555 010 0000.");
        }
        return text;
    }

    /** An address on the web, by http or https; by https alone if {@code secure}. */
    @Nullable
    String web(String name, boolean secure) {
        String text = raw(name);
        if (text != null && !isWeb(text, secure)) {
            problem(
                    name,
                    "Write a whole address that begins with https://" + (secure ? "" : " or http://") + ", at most "
                            + LONGEST_URL + " characters.");
        }
        return text;
    }

    private static boolean isWeb(String text, boolean secure) {
        try {
            URI uri = new URI(text);
            boolean scheme =
                    "https".equalsIgnoreCase(uri.getScheme()) || (!secure && "http".equalsIgnoreCase(uri.getScheme()));
            return scheme && uri.getHost() != null && uri.getUserInfo() == null && text.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Nullable
    LocalDate date(String name) {
        String text = raw(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(name, "Write a date as year-month-day, such as 2026-11-01.");
            return null;
        }
    }

    /** One of these words; null when empty or none of them, which is a problem. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String text = raw(name);
        if (text == null) {
            return null;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        problem(name, "Choose one of the list.");
        return null;
    }
}
