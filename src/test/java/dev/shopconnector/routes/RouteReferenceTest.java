package dev.shopconnector.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.parameters.RouteParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteReferenceTest {
    private static final Path PAGE = Path.of("docs/routes.md");

    @Test
    void thePageSaysWhatTheRoutesSay() throws IOException {
        String written = RouteReference.of(RouteFile.all(), RouteParameters.read(Path.of("routes")));
        if ("write".equals(System.getProperty("routes.reference"))) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/routes.md is out of date: mvn test -Dtest=RouteReferenceTest -Droutes.reference=write")
                .isEqualTo(written);
    }

    @Test
    void aCallOverAStageIsAnArrow() throws IOException {
        String written = RouteReference.of(RouteFile.all(), RouteParameters.read(Path.of("routes")));
        assertThat(written)
                .contains("    orders_wake -.-> orders_poll\n")
                .contains("    orders_poll --> orders_import\n")
                .contains("    tiktok_send --> tiktok([TikTok Shop])\n")
                .contains("- when `closed-told`");
        assertThat(List.of(written.split("\n"))).noneMatch(line -> line.length() > 1000);
    }
}
