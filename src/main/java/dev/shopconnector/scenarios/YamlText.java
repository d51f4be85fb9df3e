package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML into a tree that knows its lines. Times stay the text that was written. */
final class YamlText {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlText() {}

    /** @throws ScenarioMistakeException when the text is no YAML, or a key stands twice */
    static Yml read(String file, String text) throws ScenarioMistakeException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            // Duplicate keys are found while values are made, not while the tree is read.
            new Yaml(new SafeConstructor(options)).load(text);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new ScenarioMistakeException(file, 1, "the file is empty");
            }
            YamlText reader = new YamlText();
            JsonNode json = reader.json(root, "");
            return new Yml(file, reader.lines, "", json);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ScenarioMistakeException(file, line, "no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new ScenarioMistakeException(file, 1, "no YAML: " + e.getMessage());
        }
    }

    private JsonNode json(Node node, String pointer) {
        lines.putIfAbsent(pointer, line(node));
        if (node instanceof MappingNode mapping) {
            var object = MAKE.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                lines.put(pointer + "/" + key, line(tuple.getKeyNode()));
                object.set(key, json(tuple.getValueNode(), pointer + "/" + key));
            }
            return object;
        }
        if (node instanceof SequenceNode list) {
            List<JsonNode> items = new ArrayList<>();
            for (int i = 0; i < list.getValue().size(); i++) {
                items.add(json(list.getValue().get(i), pointer + "/" + i));
            }
            return MAKE.arrayNode().addAll(items);
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return MAKE.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return MAKE.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (node.getTag().equals(Tag.INT) && text.matches("-?[0-9]+")) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Integer.SIZE
                    ? MAKE.numberNode(number.intValue())
                    : MAKE.numberNode(number.longValueExact());
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+")) {
            return MAKE.numberNode(new BigDecimal(text));
        }
        return MAKE.textNode(text);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
