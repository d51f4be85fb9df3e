package dev.shopconnector.flows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * The texts of a set of route files at one moment.
 *
 * @param texts by file name, as {@code orders.judge.camel.yaml}
 */
public record RouteFiles(SortedMap<String, String> texts) {
    static final String ENDING = ".camel.yaml";

    public RouteFiles {
        texts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /**
     * Reads what lies in the folder now. Names that begin with a dot are drafts of editors and copy tools.
     *
     * @throws IOException when the folder or a file cannot be read, as while it is being replaced
     */
    public static RouteFiles read(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING) && !name.startsWith(".")) {
                    // What is no UTF-8 is seen by its replacements, and refused with its name.
                    texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return new RouteFiles(texts);
    }

    /** The same set with these files in place of theirs. */
    public RouteFiles with(Map<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(texts);
        all.putAll(others);
        return new RouteFiles(all);
    }

    /** The files of this set that are not the same in the other one. */
    public RouteFiles changing(RouteFiles other) {
        SortedMap<String, String> changed = new TreeMap<>(texts);
        changed.entrySet().removeIf(file -> file.getValue().equals(other.texts().get(file.getKey())));
        return new RouteFiles(changed);
    }

    /**
     * Adds the routes and their configurations to a context.
     *
     * @throws Exception what Camel finds wrong with them; {@link #refusedFor} says it in words
     */
    public void load(CamelContext camel) throws Exception {
        List<RoutesBuilder> builders = new ArrayList<>();
        try (YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
            loader.setCamelContext(camel);
            loader.build();
            loader.start();
            for (Map.Entry<String, String> file : texts.entrySet()) {
                Resource text = ResourceHelper.fromString("file:" + file.getKey(), file.getValue());
                builders.add(loader.loadRoutesBuilder(text));
            }
        }
        for (RoutesBuilder builder : builders) {
            camel.addRoutesConfigurations((RouteConfigurationsBuilder) builder);
        }
        for (RoutesBuilder builder : builders) {
            camel.addRoutes(builder);
        }
    }

    /** Camel's failure to load or start these, with file and line where they can be told. */
    public RoutesRefusedException refusedFor(Throwable failure) {
        return new RoutesRefusedException(List.of(StartFailure.problem(failure, this)));
    }

    /** SHA-256 over names and texts, in hex: the name of the set. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> {
                digest.update((name + "\n" + text.length() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
