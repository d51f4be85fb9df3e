package dev.shopconnector.parameters;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The parameters that a folder of routes declares.
 *
 * @param file how the file is named in problems
 * @param byName sorted by name
 * @param mistakes what is wrong with the declarations
 */
public record RouteParameters(String file, SortedMap<String, RouteParameter> byName, List<Mistake> mistakes) {
    /**
     * What is wrong with a declaration.
     *
     * @param file as the file was named
     * @param line from 1
     */
    public record Mistake(String file, int line, String words) {

        /** {@code routes/parameters.yaml:12: …}, as compilers say it. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + words;
        }
    }

    /** The file's name, in the folder of the routes. */
    public static final String FILE = "parameters.yaml";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9_.-]+)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final Set<String> KEYS = Set.of("description", "type", "unit", "choices", "default");
    private static final Set<String> TYPES = Set.of("integer", "text", "url", "endpoint", "choice");

    /** Declarations of none, as of a folder without the file. */
    public static RouteParameters none(String file) {
        return new RouteParameters(file, new TreeMap<>(), List.of());
    }

    /**
     * Reads the file of this folder; there is none in a folder whose routes have no parameters.
     *
     * @throws IOException when it is there and cannot be read
     */
    public static RouteParameters read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? parse(file.toString(), Files.readString(file)) : none(file.toString());
    }

    /** The declarations in this text. */
    public static RouteParameters parse(String file, String text) {
        SortedMap<String, RouteParameter> byName = new TreeMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Yaml yaml = new Yaml(new SafeConstructor(options));
            if (!(yaml.load(text) instanceof Map<?, ?> declared)) {
                return new RouteParameters(
                        file,
                        byName,
                        List.of(new Mistake(
                                file,
                                1,
                                "no parameters; write 'name:' and below it description, type, unit and default")));
            }
            Map<String, Integer> lines = lines(new Yaml(options).compose(new StringReader(text)));
            declared.forEach((name, fields) -> {
                int line = lines.getOrDefault(String.valueOf(name), 1);
                declare(
                        String.valueOf(name),
                        fields,
                        line,
                        byName,
                        words -> mistakes.add(new Mistake(file, line, words)));
            });
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(new Mistake(file, line, "no YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            mistakes.add(new Mistake(file, 1, "no YAML: " + e.getMessage()));
        }
        return new RouteParameters(file, byName, List.copyOf(mistakes));
    }

    private static void declare(
            String name,
            @Nullable Object fields,
            int line,
            Map<String, RouteParameter> byName,
            Consumer<String> mistakes) {
        if (!NAME.matcher(name).matches()) {
            mistakes.accept("the name " + name + " has other than small letters, digits, dots and hyphens");
        }
        Map<String, Object> told = new HashMap<>();
        if (fields instanceof Map<?, ?> map) {
            map.forEach((key, value) -> told.put(String.valueOf(key), value == null ? "" : value));
        }
        for (String key : told.keySet()) {
            if (!KEYS.contains(key)) {
                mistakes.accept(name + " has the unknown key '" + key + "'; known are " + new TreeSet<>(KEYS));
            }
        }
        String description = String.valueOf(told.getOrDefault("description", ""));
        String type = String.valueOf(told.getOrDefault("type", ""));
        String unit = told.containsKey("unit") ? String.valueOf(told.get("unit")) : null;
        String value = String.valueOf(told.getOrDefault("default", ""));
        if (description.isBlank()) {
            mistakes.accept(name + " has no description");
        }
        if (!TYPES.contains(type)) {
            mistakes.accept(name + " has the type '" + type + "'; known are " + new TreeSet<>(TYPES));
        }
        if (!told.containsKey("default")) {
            mistakes.accept(name + " has no default");
        }
        if (type.equals("integer") != (unit != null && !unit.isBlank())) {
            mistakes.accept(name + ": an integer has a unit, and nothing else has one");
        }
        if (type.equals("integer") && !value.matches("-?[0-9]{1,18}")) {
            mistakes.accept(name + ": the default '" + value + "' is no integer");
        }
        if (type.equals("choice") && !(told.get("choices") instanceof List<?> choices && choices.contains(value))) {
            mistakes.accept(name + ": the default '" + value + "' is not among its choices");
        }
        byName.put(name, new RouteParameter(name, description, type, unit, value, line));
    }

    private static Map<String, Integer> lines(Node root) {
        Map<String, Integer> lines = new HashMap<>();
        if (root instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    lines.put(key.getValue(), key.getStartMark().getLine() + 1);
                }
            }
        }
        return lines;
    }

    /**
     * The mistakes in the declarations, what routes use without declaring it, and what is declared and not used; each as
     * {@code file:line: words}.
     *
     * @param routes the texts of the route files, by the name that a problem shall show
     */
    public List<String> problems(Map<String, String> routes) {
        return mistakes(routes).stream().map(Mistake::toString).toList();
    }

    /** The same, each with its place. */
    public List<Mistake> mistakes(Map<String, String> routes) {
        List<Mistake> all = new ArrayList<>(mistakes);
        Set<String> used = new TreeSet<>();
        routes.forEach((route, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith("#")) {
                    continue;
                }
                for (String name : names(lines.get(i))) {
                    used.add(name);
                    if (!byName.containsKey(name)) {
                        all.add(new Mistake(
                                route, i + 1, "the parameter " + name + " is not declared; declare it in " + file));
                    }
                }
            }
        });
        byName.values().stream().filter(one -> used.contains(one.name())).forEach(one -> names(one.defaultValue())
                .forEach(used::add));
        byName.values().stream()
                .filter(declared -> !used.contains(declared.name()))
                .forEach(declared -> all.add(new Mistake(
                        file,
                        declared.line(),
                        "the parameter " + declared.name() + " is used by no route; take it out")));
        return all;
    }

    /** The names of the placeholders in a text. */
    public static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
