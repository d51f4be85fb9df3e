package dev.shopconnector.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A route file as a tree that knows its lines. */
final class RouteTree {
    private final String file;
    private final @Nullable Node root;
    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode json;

    private RouteTree(String file, @Nullable Node root) {
        this.file = file;
        this.root = root;
        this.json = root == null ? JsonNodeFactory.instance.arrayNode() : json(root, "");
    }

    /** @throws RoutesRefusedException when the text is no YAML; the problem names the line */
    static RouteTree read(String file, String text) throws RoutesRefusedException {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            // Duplicate keys are found while values are made, not while the tree is read.
            new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
            return new RouteTree(file, new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new RoutesRefusedException(List.of(new RouteProblem(file, line, "no YAML: " + e.getProblem())));
        } catch (StackOverflowError e) {
            throw new RoutesRefusedException(
                    List.of(new RouteProblem(file, 0, "no YAML of routes: something in it contains itself")));
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            throw new RoutesRefusedException(List.of(new RouteProblem(file, 0, "no YAML: " + e.getMessage())));
        }
    }

    String file() {
        return file;
    }

    JsonNode json() {
        return json;
    }

    /** The line of what a JSON pointer names, or of the nearest that is there. */
    int line(String pointer) {
        String at = pointer;
        while (true) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                return 1;
            }
            at = at.substring(0, slash);
        }
    }

    RouteProblem problem(int line, String words) {
        return new RouteProblem(file, line, words);
    }

    /** Shows every text that stands under the key, with its line. */
    void texts(String key, BiConsumer<String, Integer> seen) {
        walk(root, (mapping, tuple) -> {
            if (name(tuple).equals(key) && tuple.getValueNode() instanceof ScalarNode text) {
                seen.accept(text.getValue(), line(text));
            }
        });
    }

    /** Shows every text of the lists that stand under the key, with its line; a text alone is a list of one. */
    void items(String key, BiConsumer<String, Integer> seen) {
        texts(key, seen);
        walk(root, (mapping, tuple) -> {
            if (name(tuple).equals(key) && tuple.getValueNode() instanceof SequenceNode list) {
                items(list, seen);
            }
        });
    }

    /** Shows every text of the file, with its line. */
    void texts(BiConsumer<String, Integer> seen) {
        walk(root, (mapping, tuple) -> {
            if (tuple.getValueNode() instanceof ScalarNode text) {
                seen.accept(text.getValue(), line(text));
            } else if (tuple.getValueNode() instanceof SequenceNode list) {
                items(list, seen);
            }
        });
    }

    private static void items(SequenceNode list, BiConsumer<String, Integer> seen) {
        list.getValue().forEach(item -> {
            if (item instanceof ScalarNode text) {
                seen.accept(text.getValue(), line(text));
            }
        });
    }

    /** Shows every object that has the key, as the texts of its fields; the line is that of the key. */
    void objects(String key, BiConsumer<Map<String, String>, Integer> seen) {
        walk(root, (mapping, tuple) -> {
            if (name(tuple).equals(key)) {
                Map<String, String> fields = new HashMap<>();
                for (NodeTuple field : mapping.getValue()) {
                    if (field.getValueNode() instanceof ScalarNode text) {
                        fields.put(name(field), text.getValue());
                    }
                }
                seen.accept(fields, line(tuple.getKeyNode()));
            }
        });
    }

    private static void walk(@Nullable Node node, BiConsumer<MappingNode, NodeTuple> seen) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                seen.accept(mapping, tuple);
                walk(tuple.getValueNode(), seen);
            }
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> walk(item, seen));
        }
    }

    private JsonNode json(Node node, String pointer) {
        lines.put(pointer, line(node));
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            var object = make.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                object.set(name(tuple), json(tuple.getValueNode(), pointer + "/" + name(tuple)));
                lines.put(pointer + "/" + name(tuple), line(tuple.getKeyNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode list) {
            List<JsonNode> items = new ArrayList<>();
            for (int i = 0; i < list.getValue().size(); i++) {
                items.add(json(list.getValue().get(i), pointer + "/" + i));
            }
            return make.arrayNode().addAll(items);
        }
        String text = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.BOOL)) {
            return make.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (node.getTag().equals(Tag.INT)) {
            return make.numberNode(new java.math.BigInteger(text.replace("_", "")));
        }
        return node.getTag().equals(Tag.NULL) ? make.nullNode() : make.textNode(text);
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
