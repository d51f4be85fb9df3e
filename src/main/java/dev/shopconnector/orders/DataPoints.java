package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any value of a TikTok order by its path, for custom fields: names of the TikTok Shop order API joined by dots, with
 * {@code [0]} for one element of a list and {@code [*]} for all of them, such as {@code line_items[*].seller_sku}.
 */
public final class DataPoints {
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_]+)(?:\\[([0-9]{1,4}|\\*)])?");
    private static final Pattern ELEMENT = Pattern.compile("\\[[0-9]{1,4}]");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final List<DataPoint> KNOWN = known();

    private DataPoints() {}

    /** The documented data points. Others that TikTok adds can be had as well. */
    public static List<DataPoint> paths() {
        return KNOWN;
    }

    /** Whether this is the path of a documented data point, with any element of its lists. */
    public static boolean isKnown(String path) {
        String any = ELEMENT.matcher(path).replaceAll("[*]");
        return KNOWN.stream()
                .anyMatch(known -> known.path().equals(path)
                        || ELEMENT.matcher(known.path()).replaceAll("[*]").equals(any));
    }

    /**
     * The text at this path, cleaned by {@link CleanText}; several values are joined by ", ". Empty for a path that
     * leads nowhere or to something with parts, and for a masked value of the recipient.  @throws
     * IllegalArgumentException when this is not a path
     */
    public static Optional<String> value(JsonNode order, String path) {
        List<JsonNode> found = List.of(order);
        for (String step : DOT.split(path, -1)) {
            Matcher parts = STEP.matcher(step);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + path
                        + "' is not a path of an order: write names joined by dots, with [0] or [*] after a list,"
                        + " such as line_items[*].seller_sku");
            }
            found = next(found, parts.group(1), parts.group(2));
        }
        boolean recipient = path.startsWith("recipient_address");
        String text = String.join(
                ", ",
                found.stream()
                        .map(node -> text(node, recipient))
                        .filter(Objects::nonNull)
                        .toList());
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static List<JsonNode> next(List<JsonNode> from, String name, @Nullable String index) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode node : from) {
            JsonNode child = node.path(name);
            if (index == null) {
                found.add(child);
            } else if (!index.equals("*")) {
                found.add(child.path(Integer.parseInt(index)));
            } else if (child.isArray()) {
                child.forEach(found::add);
            }
        }
        return found;
    }

    private static @Nullable String text(JsonNode node, boolean recipient) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = node.asText();
        return recipient && text.indexOf('*') >= 0 ? null : CleanText.of(text);
    }

    private static List<DataPoint> known() {
        try (InputStream in = DataPoints.class.getResourceAsStream("data-points.txt")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines()
                    .map(line -> line.split(" \\| ", 2))
                    .map(pair -> new DataPoint(pair[0], pair[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
