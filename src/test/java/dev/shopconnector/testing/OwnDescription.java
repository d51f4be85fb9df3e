package dev.shopconnector.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI description that the connector serves, as a judge of answers. */
public final class OwnDescription {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private OwnDescription(JsonNode document) {
        this.document = document;
    }

    /** The one on the class path, as shipped. */
    public static OwnDescription shipped() {
        try (InputStream in = Objects.requireNonNull(
                OwnDescription.class.getResourceAsStream("/openapi/order-source.yaml"), "no description")) {
            Object tree = new Yaml().load(in);
            return new OwnDescription(JSON.valueToTree(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** What is wrong with an answer to this operation, by the description; empty for a good one. */
    public List<String> problems(String method, String path, HttpResponse<String> answer) {
        JsonNode operation = document.path("paths").path(path).path(method);
        if (operation.isMissingNode()) {
            return List.of(method + " " + path + " is not described");
        }
        JsonNode response = follow(operation.path("responses").path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode()) {
            return List.of(answer.statusCode() + " is not described for " + path);
        }
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("a body where none is described: " + answer.body());
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith("application/json")) {
            return List.of("content type " + type);
        }
        return against(schema, answer.body());
    }

    /** What is wrong with this JSON by one of the description's schemas. */
    public List<String> problems(String schema, String json) {
        return against(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), json);
    }

    private List<String> against(JsonNode schema, String json) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            whole,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build())
                    .validate(JSON.readTree(json))
                    .stream()
                    .map(String::valueOf)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + json);
        }
    }

    private JsonNode follow(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
