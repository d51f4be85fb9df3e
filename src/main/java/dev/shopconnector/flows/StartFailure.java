package dev.shopconnector.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.dsl.yaml.common.exception.YamlDeserializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Camel's refusal to start a set says about its files. */
final class StartFailure {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*}}");

    private StartFailure() {}

    static RouteProblem problem(Throwable failure, RouteFiles files) {
        String routeId = "";
        String place = "";
        Throwable root = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            root = at;
            if (at instanceof FailedToCreateRouteException e && e.getRouteId() != null) {
                routeId = e.getRouteId();
            }
            if (at instanceof ResolveEndpointFailedException e && e.getUri() != null) {
                place = address(e.getUri().replace("://", ":"));
            }
            if (at instanceof ExpressionIllegalSyntaxException e && e.getExpression() != null) {
                place = e.getExpression();
            }
        }
        String words = words(root) + (place.isEmpty() ? "" : ", in " + place);
        for (Map.Entry<String, String> file : files.routes().entrySet()) {
            if (failure instanceof YamlDeserializationException
                    && String.valueOf(failure.getMessage()).contains(file.getKey())) {
                return new RouteProblem(file.getKey(), 0, words);
            }
            int begin = routeId.isEmpty() ? -1 : line(file.getValue(), "id: " + routeId, 1);
            if (begin > 0) {
                int exact = place.isEmpty() ? -1 : line(file.getValue(), place, begin);
                RouteProblem elsewhere = exact > 0 || place.isEmpty() ? null : asWritten(files, place, words);
                return elsewhere != null
                        ? elsewhere
                        : new RouteProblem(file.getKey(), exact > 0 ? exact : begin, words);
            }
        }
        return new RouteProblem("", 0, words);
    }

    /**
     * What stands in no route as Camel says it: an error policy, which has a file of its own, or what has placeholders.
     * Null when it stands nowhere.
     */
    private static @Nullable RouteProblem asWritten(RouteFiles files, String place, String words) {
        List<RouteProblem> found = new ArrayList<>();
        AtomicInteger most = new AtomicInteger();
        for (Map.Entry<String, String> file : files.routes().entrySet()) {
            try {
                RouteTree tree = RouteTree.read(file.getKey(), file.getValue());
                tree.texts((text, line) -> {
                    // Of what could have become this place, that which says most of it: {{a}} could be anything.
                    int said = PLACEHOLDER.matcher(text).replaceAll("").length();
                    if (said > most.get() && written(text).matcher(place).matches()) {
                        most.set(said);
                        found.add(0, tree.problem(line, words));
                    }
                });
            } catch (RoutesRefusedException e) {
                LOG.debug("Camel could read it", e);
            }
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** The text with anything in the place of its placeholders. */
    private static Pattern written(String text) {
        return Pattern.compile(
                Arrays.stream(PLACEHOLDER.split(text.strip(), -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    private static String words(Throwable root) {
        String message = root.getMessage();
        String first = message == null
                ? root.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
        return first.length() > 500 ? first.substring(0, 500) + "…" : first;
    }

    /** The scheme and path of an endpoint, without its options. */
    private static String address(String uri) {
        int options = uri.indexOf('?');
        return options < 0 ? uri : uri.substring(0, options);
    }

    private static int line(String text, String wanted, int from) {
        String[] lines = text.split("\n", -1);
        for (int i = from - 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (wanted.startsWith("id: ") ? line.equals(wanted) || line.equals("- " + wanted) : line.contains(wanted)) {
                return i + 1;
            }
        }
        return -1;
    }
}
