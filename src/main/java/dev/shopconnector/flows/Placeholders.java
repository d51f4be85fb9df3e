package dev.shopconnector.flows;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;

/** Puts values in the place of {@code {{placeholders}}}, as far as they are known. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^:{}]+)(?::([^{}]*))?}}");

    private final PropertyResolver settings;

    Placeholders(PropertyResolver settings) {
        this.settings = settings;
    }

    /**
     * The text with its values.
     *
     * @param own those that count before the settings, as the parameters of a template
     */
    String filled(String text, Map<String, String> own) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            String otherwise = found.group(2) == null ? found.group() : found.group(2);
            String value = own.containsKey(name) ? own.get(name) : settings.getProperty(name, otherwise);
            return Matcher.quoteReplacement(value);
        });
    }
}
