package dev.shopconnector.flows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.jspecify.annotations.Nullable;

/**
 * Camel's schema of its YAML DSL. Reading it takes a second, so that only those who edit wait for it. Read as far as the
 * routes need it it takes 27 MB, as a whole 283; it is given up where memory is short.
 */
final class RouteSchema {
    /** One for the process: it is the same for every set. */
    private static final AtomicReference<@Nullable SoftReference<JsonSchema>> SCHEMA = new AtomicReference<>();

    /** By file: the text that was found right last, so that an edit of one file costs the check of one file. */
    private final Map<String, String> right = new ConcurrentHashMap<>();

    /** What Camel does not know in the file, whose text this is. */
    List<RouteProblem> problems(RouteTree tree, String text) {
        if (text.equals(right.get(tree.file()))) {
            return List.of();
        }
        List<RouteProblem> problems = problems(tree);
        if (problems.isEmpty()) {
            right.put(tree.file(), text);
        }
        return problems;
    }

    private List<RouteProblem> problems(RouteTree tree) {
        return schema().validate(tree.json()).stream()
                .map(problem -> {
                    String pointer = problem.getInstanceLocation().toString();
                    String inside = problem.getProperty() == null ? "" : "/" + problem.getProperty();
                    return tree.problem(
                            tree.line(pointer + inside),
                            problem.getMessage().replaceFirst("^\\S*: ", "").replaceFirst("^\\$?/\\S*: ", ""));
                })
                .toList();
    }

    private static synchronized JsonSchema schema() {
        SoftReference<JsonSchema> kept = SCHEMA.get();
        JsonSchema known = kept == null ? null : kept.get();
        if (known == null) {
            try (InputStream json = YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
                known = JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4))
                        .metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV4())
                                .keyword(new NonValidationKeyword("deprecated"))
                                .build())
                        .build()
                        .getSchema(
                                new ObjectMapper().readTree(json),
                                SchemaValidatorsConfig.builder()
                                        .pathType(PathType.JSON_POINTER)
                                        .preloadJsonSchema(false)
                                        .build());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            SCHEMA.set(new SoftReference<>(known));
        }
        return known;
    }
}
