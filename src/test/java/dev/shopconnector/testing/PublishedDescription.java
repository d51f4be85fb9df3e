package dev.shopconnector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The description that ShipStation publishes, with its objects closed, so that a misspelt field fails. It is not part of
 * this project: {@code -Dshared.dir} names the folder that has it under {@code contracts}.
 */
public final class PublishedDescription {
    public static final Path FILE =
            Path.of(System.getProperty("shared.dir", "../shared"), "contracts/shipstation-order-source-spec.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode spec;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private PublishedDescription(JsonNode spec) {
        this.spec = spec;
    }

    /** Whether it is on this machine. */
    public static boolean isPresent() {
        return Files.isRegularFile(FILE);
    }

    public static PublishedDescription read() {
        try {
            return new PublishedDescription(JSON.readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with this JSON by a published model; empty for a good one. */
    public List<String> problems(String model, JsonNode json) {
        return schemas.computeIfAbsent(model, this::schema).validate(json).stream()
                .map(String::valueOf)
                .toList();
    }

    private JsonSchema schema(String model) {
        ObjectNode closed = closed(spec.at("/components/schemas/" + model));
        // The published error models leave these two out, though the platform shows them.
        if (model.endsWith("Response") && !closed.has("required")) {
            ((ObjectNode) closed.path("properties")).putObject("message").put("type", "string");
            ((ObjectNode) closed.path("properties")).putObject("transaction_id").put("type", "string");
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        closed,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** The schema with its references followed, its {@code allOf} merged, and no other properties let in. */
    private ObjectNode closed(JsonNode schema) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (schema.has("$ref")) {
            merge(merged, closed(spec.at(schema.path("$ref").asText().substring(1))));
        }
        schema.path("allOf").forEach(part -> merge(merged, closed(part)));
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(field -> {
            switch (field.getKey()) {
                case "$ref", "allOf", "description", "title", "example" -> {}
                case "properties" -> {
                    ObjectNode properties = own.putObject("properties");
                    field.getValue().properties().forEach(p -> properties.set(p.getKey(), closed(p.getValue())));
                }
                case "items" -> own.set("items", closed(field.getValue()));
                default -> own.set(field.getKey(), field.getValue());
            }
        });
        merge(merged, own);
        if (merged.has("properties") && !merged.has("additionalProperties")) {
            merged.put("additionalProperties", false);
        }
        return merged;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(field -> {
            JsonNode there = into.path(field.getKey());
            if (there instanceof ObjectNode both && field.getValue() instanceof ObjectNode more) {
                merge(both, more);
            } else if (there.isArray() && field.getKey().equals("required")) {
                field.getValue().forEach(((ArrayNode) there)::add);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
