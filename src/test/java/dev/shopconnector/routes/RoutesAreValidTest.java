package dev.shopconnector.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class RoutesAreValidTest {
    /** Not static: the hundreds of megabytes that it grows to would stay until the last test. */
    private JsonSchema schema;

    @BeforeAll
    void readCamelsSchema() throws IOException {
        try (InputStream json = YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(new ObjectMapper().readTree(json));
        }
    }

    static Stream<RouteFile> files() {
        return RouteFile.all().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void stepsAndOptionsAreThoseOfCamelsSchema(RouteFile file) {
        assertThat(schema.validate(file.tree()))
                .extracting(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
                .isEmpty();
    }

    @Test
    void theSchemaCheckSeesAMisspeltStep() throws IOException {
        JsonNode wrong = new ObjectMapper()
                .readTree("[{\"route\":{\"from\":{\"uri\":\"direct:a\",\"steps\":[{\"sett\":{\"name\":\"x\"}}]}}}]");
        assertThat(schema.validate(wrong)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void camelCanReadTheFile(RouteFile file) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext();
                YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
            loader.setCamelContext(camel);
            loader.build();
            loader.start();
            Resource resource =
                    ResourceHelper.fromString("file:" + file.path(), java.nio.file.Files.readString(file.path()));
            var builder = loader.loadRoutesBuilder(resource);
            camel.addRoutesConfigurations((org.apache.camel.RouteConfigurationsBuilder) builder);
            assertThat(builder).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void endpointsHaveOnlyOptionsThatTheirComponentsKnow(RouteFile file) {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        List<String> problems = new ArrayList<>();
        for (String key : List.of("from", "to", "toD", "wireTap")) {
            for (JsonNode endpoint : file.under(key)) {
                JsonNode uri = endpoint.isTextual() ? endpoint : endpoint.path("uri");
                if (uri.isTextual() && !uri.asText().startsWith("{{")) {
                    problems.addAll(check(catalog, uri.asText(), endpoint.path("parameters")));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static List<String> check(DefaultCamelCatalog catalog, String uri, JsonNode parameters) {
        StringBuilder whole = new StringBuilder(uri);
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                    .append(parameter.getKey())
                    .append('=')
                    .append(parameter.getValue().asText());
        }
        EndpointValidationResult result = catalog.validateEndpointProperties(whole.toString());
        return result.isSuccess() ? List.of() : List.of(whole + ": " + result.summaryErrorMessage(false));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsNamedAfterItsFirstRouteAndEachRouteSaysWhatItDoes(RouteFile file) {
        if (file.name().endsWith("errors")) {
            assertThat(file.routes()).isEmpty();
            return;
        }
        assertThat(file.routes()).isNotEmpty();
        assertThat(file.routes().get(0).path("id").asText()).isEqualTo(file.name());
        assertThat(file.routes())
                .allSatisfy(
                        route -> assertThat(route.path("description").asText()).isNotBlank());
    }

    @Test
    void noIdIsGivenTwice() {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (RouteFile file : RouteFile.all()) {
            file.under("id").stream()
                    .map(JsonNode::asText)
                    .filter(id -> !seen.add(id))
                    .forEach(twice::add);
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyBranchOfTheJudgeNamesItselfAsTheRule() {
        RouteFile judge = RouteFile.all().stream()
                .filter(file -> file.name().equals("orders.judge"))
                .findFirst()
                .orElseThrow();
        JsonNode rules = judge.under("choice").stream()
                .filter(choice -> choice.path("id").asText().equals("orders.judge.rules"))
                .findFirst()
                .orElseThrow();
        assertThat(rules.path("when")).hasSizeGreaterThan(10).allSatisfy(when -> {
            List<String> named = new ArrayList<>();
            when.findParents("name").forEach(variable -> {
                if (variable.path("name").asText().equals("rule")) {
                    named.add(variable.path("constant").asText());
                }
            });
            assertThat(named).containsExactly(when.path("id").asText());
            assertThat(when.path("description").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "shipments.guard, mark correct accepted waiting refused",
        "shipments.refused, waiting refused",
        "shipments.deadline, refused"
    })
    void everyBranchAboutAParcelNamesItselfAndSaysWhy(String route, String verdicts) {
        JsonNode rules = choice(route, route + ".rules");
        List<JsonNode> branches = new ArrayList<>();
        rules.path("when").forEach(branches::add);
        if (rules.has("otherwise")) {
            branches.add(rules.path("otherwise"));
        }
        assertThat(rules.path("when").findValues("id")).hasSameSizeAs(rules.path("when"));
        assertThat(branches).isNotEmpty().allSatisfy(branch -> {
            String id = branch.path("id").asText();
            String rule = value(branch, "rule");
            String verdict = value(branch, "verdict");
            assertThat(verdict).as(id).isIn((Object[]) verdicts.split(" "));
            assertThat(value(branch, "reason")).as(id).isNotBlank();
            if (verdict.equals("refused")) {
                assertThat(value(branch, "remedy")).as(id).isNotBlank();
            }
            assertThat(value(branch, "retryAfter").isBlank())
                    .as("%s says when to try again", id)
                    .isEqualTo(!verdict.equals("waiting"));
            if (!id.isEmpty()) {
                assertThat(branch.path("description").asText()).as(id).isNotBlank();
                // Two branches may share a rule when they differ in how often or how much of it there was.
                assertThat(id.substring(id.indexOf('.') + 1)).contains(rule);
            }
        });
    }

    private static JsonNode choice(String file, String id) {
        return RouteFile.all().stream()
                .filter(route -> route.name().equals(file))
                .flatMap(route -> route.under("choice").stream())
                .filter(choice -> choice.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What the branch sets the variable to, or a word for what it computes; empty when it does not set it. */
    private static String value(JsonNode branch, String variable) {
        for (JsonNode set : branch.findParents("name")) {
            if (set.path("name").asText().equals(variable)) {
                return set.path("constant").asText(set.path("simple").asText("computed"));
            }
        }
        return "";
    }

    @Test
    void aBrokenFileIsNotReadable() {
        assertThatThrownBy(() -> new org.yaml.snakeyaml.Yaml().load("- route: ["))
                .isNotNull();
    }
}
