package dev.shopconnector.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CONTRIBUTING.md asks of an ADR. */
class DecisionsTest {

    static Stream<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/adr"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionIsNumberedAndHasFewerThan400Words(Path decision) throws IOException {
        assertThat(decision.getFileName().toString()).matches("\\d{4}-[a-z0-9-]+\\.md");
        assertThat(Files.readString(decision).strip().split("\\s+")).hasSizeLessThan(400);
    }
}
