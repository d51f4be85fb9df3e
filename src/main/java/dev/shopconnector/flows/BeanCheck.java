package dev.shopconnector.flows;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The beans that routes name are there and have the methods that are asked for. Beans that a route would make of a class
 * are refused: such a one does its work in a dry run, too, and nobody knows what that is.
 */
final class BeanCheck {
    private static final String BY_REF = "a route makes no bean of a class; name a bean by ref";
    private static final Pattern METHOD = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{bean:([^}?(]*)");
    private static final List<String> ADDRESSES =
            List.of("uri", "to", "toD", "wireTap", "constant", "simple", "expression");

    private final NamedBeans beans;

    BeanCheck(NamedBeans beans) {
        this.beans = beans;
    }

    void check(RouteTree tree, List<RouteProblem> problems) {
        tree.objects("ref", (fields, line) -> named(tree, fields, line, problems));
        for (String key : List.of("beanType", "beans")) {
            tree.objects(key, (fields, line) -> problems.add(tree.problem(line, BY_REF)));
        }
        for (String key : ADDRESSES) {
            tree.texts(key, (text, line) -> {
                if (text.startsWith("class:") || (key.equals("uri") && text.equals("class"))) {
                    problems.add(tree.problem(line, BY_REF));
                }
            });
        }
        tree.texts((text, line) -> {
            if (text.contains("#class:") || functions(text).anyMatch(name -> !isBean(name))) {
                problems.add(tree.problem(line, BY_REF));
            }
        });
    }

    private void named(RouteTree tree, Map<String, String> fields, int line, List<RouteProblem> problems) {
        String name = fields.getOrDefault("ref", "");
        Class<?> type = beans.type(name.startsWith("#") ? name.substring(1) : name);
        if (type == null) {
            problems.add(tree.problem(line, "there is no bean '" + name + "'"));
            return;
        }
        String method = method(fields.get("method"));
        if (method != null
                && Arrays.stream(type.getMethods()).map(Method::getName).noneMatch(method::equals)) {
            problems.add(tree.problem(line, "the bean '" + name + "' has no method '" + method + "'"));
        }
    }

    private static @Nullable String method(@Nullable String text) {
        Matcher matcher = text == null ? null : METHOD.matcher(text);
        return matcher != null && matcher.lookingAt() ? matcher.group(1) : null;
    }

    /** What stands behind {@code bean:} in functions, with a method where it follows a dot. */
    private static Stream<String> functions(String text) {
        return FUNCTION.matcher(text).results().map(found -> found.group(1).strip());
    }

    /** To Camel a name that no bean has may be that of a class. */
    private boolean isBean(String name) {
        int dot = name.lastIndexOf('.');
        return beans.type(name) != null || (dot > 0 && beans.type(name.substring(0, dot)) != null);
    }
}
