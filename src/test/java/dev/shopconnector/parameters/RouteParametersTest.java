package dev.shopconnector.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.PropertyPlaceholderHelper;

class RouteParametersTest {
    private static final Path ROUTES = Path.of("routes");
    private static final String ONE =
            """
            demo.pause-millis:
              description: How long.
              type: integer
              unit: ms
              default: 5
            """;

    private static Map<String, String> routeTexts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(ROUTES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".camel.yaml")).toList()) {
                texts.put(file.toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void everyPlaceholderOfOurRoutesIsDeclaredOnceAndEveryDeclarationIsUsed() throws IOException {
        assertThat(RouteParameters.read(ROUTES).problems(routeTexts())).isEmpty();
    }

    @Test
    void theDefaultsAreThoseOfTheConnectorWithoutAnEnvironment() throws IOException {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        Properties shipped = yaml.getObject();
        assertThat(shipped).isNotNull();
        PropertyPlaceholderHelper environment = new PropertyPlaceholderHelper("${", "}", ":", null, true);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> declared = new TreeMap<>();
        RouteParameters.read(ROUTES).byName().forEach((name, parameter) -> {
            Object value = shipped.get(name);
            expected.put(
                    name,
                    value == null
                            ? "missing"
                            : environment.replacePlaceholders(String.valueOf(value), (String nothing) -> null));
            declared.put(name, parameter.defaultValue());
        });
        assertThat(declared).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void whatIsUsedAndNotDeclaredIsToldWithItsLineAndWhatIsDeclaredAndNotUsedToo() {
        RouteParameters parameters = RouteParameters.parse("parameters.yaml", ONE);
        assertThat(parameters.problems(Map.of("a.camel.yaml", "# {{not.this}}\nx: \"{{demo.pause}}\"\n")))
                .containsExactly(
                        "a.camel.yaml:2: the parameter demo.pause is not declared; declare it in parameters.yaml",
                        "parameters.yaml:1: the parameter demo.pause-millis is used by no route; take it out");
        assertThat(parameters.problems(Map.of("a.camel.yaml", "x: \"{{demo.pause-millis}}\"")))
                .isEmpty();
    }

    @Test
    void aParameterThatAnotherOnesDefaultNamesIsUsed() {
        String both =
                ONE + "demo.to:\n  description: Where.\n  type: endpoint\n  default: seda:x?y={{demo.pause-millis}}\n";
        assertThat(RouteParameters.parse("parameters.yaml", both).problems(Map.of("a", "{{demo.to}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description: How long. | description: ''  | 1: demo.pause-millis has no description",
                "type: integer          | type: number     | 1: demo.pause-millis has the type 'number'",
                "unit: ms               | units: ms        | 1: demo.pause-millis has the unknown key 'units'",
                "unit: ms               | unit: ''         | 1: demo.pause-millis: an integer has a unit",
                "default: 5             | default: soon    | 1: demo.pause-millis: the default 'soon' is no integer",
                "type: integer          | type: text       | 1: demo.pause-millis: an integer has a unit, and nothing else",
                "demo.pause-millis      | demo.Pause       | 1: the name demo.Pause has other than small letters",
                "type: integer          | [                | 4: no YAML",
            })
    void aDeclarationThatSaysTooLittleIsToldWithItsLine(String text, String instead, String words) {
        assertThat(ONE).contains(text);
        assertThat(RouteParameters.parse("parameters.yaml", ONE.replace(text, instead))
                        .mistakes())
                .anySatisfy(mistake -> assertThat(mistake.toString()).startsWith("parameters.yaml:" + words));
    }

    @Test
    void aChoiceHasItsDefaultAmongItsChoices() {
        String choice =
                "demo.rule:\n  description: What.\n  type: choice\n  choices: [\"off\", \"on\"]\n  default: maybe\n";
        assertThat(RouteParameters.parse("parameters.yaml", choice).mistakes())
                .extracting(RouteParameters.Mistake::toString)
                .containsExactly("parameters.yaml:1: demo.rule: the default 'maybe' is not among its choices");
        assertThat(RouteParameters.parse("parameters.yaml", choice.replace("maybe", "\"off\""))
                        .mistakes())
                .isEmpty();
    }

    @Test
    void aFolderWithoutTheFileDeclaresNothing() throws IOException {
        assertThat(RouteParameters.read(Path.of("docs")).byName()).isEmpty();
    }
}
