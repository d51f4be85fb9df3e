package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokException;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions that a scenario gives: TikTok's refusals by their code, others by their class and the arguments of
 * a constructor.
 */
final class SampleFailures {
    private static final Set<String> KNOWN =
            Set.of("tiktok", "said", "http", "retryAfter", "operation", "class", "arguments");
    private static final String OURS = "dev.shopconnector.";

    private final Samples samples;

    SampleFailures(Samples samples) {
        this.samples = samples;
    }

    /**
     * {@code {tiktok: "21011044", said: …, http: 200, retryAfter: PT5S, operation: …}} or {@code {class: …, arguments: […]}}.
     *
     * @throws IllegalArgumentException when it cannot be made
     */
    Exception exception(JsonNode given) {
        given.fieldNames().forEachRemaining(key -> {
            if (!KNOWN.contains(key)) {
                throw new IllegalArgumentException(
                        "unknown key '" + key + "' of an exception; known are " + new TreeSet<>(KNOWN));
            }
        });
        if (given.has("tiktok")) {
            return refusal(given);
        }
        if (!given.has("class")) {
            throw new IllegalArgumentException("an exception has TikTok's code in 'tiktok', or a 'class'");
        }
        return byClass(given.path("class").asText(), given.path("arguments"));
    }

    private static Exception refusal(JsonNode given) {
        return TikTokException.of(new TikTokError(
                given.path("operation").asText("scenario"),
                given.path("http").asInt(200),
                given.path("tiktok").asText(),
                given.path("said").asText("refused by the scenario"),
                "scenario",
                given.has("retryAfter")
                        ? Duration.parse(given.path("retryAfter").asText())
                        : null));
    }

    private Exception byClass(String name, JsonNode given) {
        List<@Nullable Object> arguments = new ArrayList<>();
        given.forEach(argument -> arguments.add(samples.value(argument)));
        Class<?> type = type(name);
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (takes(constructor, arguments)) {
                try {
                    constructor.setAccessible(true);
                    return (Exception) constructor.newInstance(arguments.toArray());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException("no " + name + ": " + e, e);
                }
            }
        }
        throw new IllegalArgumentException(name + " has no constructor with these " + arguments.size() + " arguments");
    }

    private static Class<?> type(String name) {
        for (String candidate : List.of(name, OURS + name)) {
            try {
                Class<?> type = Class.forName(candidate);
                if (Exception.class.isAssignableFrom(type)) {
                    return type;
                }
            } catch (ClassNotFoundException e) {
                // The next spelling, or the words below.
            }
        }
        throw new IllegalArgumentException(
                "no exception class " + name + "; write it in full, or without " + OURS + " for one of ours");
    }

    private static boolean takes(Constructor<?> constructor, List<@Nullable Object> arguments) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != arguments.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments.get(i);
            if (argument != null && !types[i].isInstance(argument)) {
                return false;
            }
        }
        return true;
    }
}
