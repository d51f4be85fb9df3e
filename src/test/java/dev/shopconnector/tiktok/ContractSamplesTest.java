package dev.shopconnector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sample of the TikTok contract, where it is present: {@code -Dshared.dir} names the folder that has it. */
class ContractSamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("shared.dir", "../shared"), "contracts/tiktok-samples");

    private final TikTokAnswerReader reader = new TikTokAnswerReader(Clock.systemUTC());

    @Test
    void everyAnswerReadsAsAnAnswerEveryErrorAsARefusalAndTheRestAsJson() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no contract samples at " + SAMPLES + "; set -Dshared.dir");
        List<Path> files;
        try (Stream<Path> all = Files.list(SAMPLES)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSizeGreaterThan(30);
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] body = Files.readAllBytes(file);
            if (name.startsWith("error_")) {
                assertThatThrownBy(() -> read(body)).as(name).isInstanceOf(TikTokException.class);
            } else if (name.contains("response")) {
                assertThat(read(body).requestId()).as(name).isNotEmpty();
            } else {
                assertThat(new ObjectMapper().readTree(body).isObject())
                        .as(name)
                        .isTrue();
            }
        }
    }

    private TikTokAnswer read(byte[] body) {
        return reader.read("sample", 200, null, new ByteArrayInputStream(body));
    }
}
