package dev.shopconnector.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A file of {@code routes/} as a tree. */
record RouteFile(Path path, JsonNode tree) {

    static List<RouteFile> all() {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RouteFile read(Path path) {
        try {
            Object yaml = new Yaml().load(Files.readString(path));
            return new RouteFile(path, new ObjectMapper().valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code orders.poll} for {@code routes/orders.poll.camel.yaml}. */
    String name() {
        return path.getFileName().toString().replace(".camel.yaml", "");
    }

    /** Every object in the file that lies under this key. */
    List<JsonNode> under(String key) {
        return tree.findValues(key);
    }

    /** The routes that the file defines. */
    List<JsonNode> routes() {
        List<JsonNode> routes = new ArrayList<>();
        tree.forEach(element -> {
            if (element.has("route")) {
                routes.add(element.get("route"));
            }
        });
        return routes;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
