package dev.shopconnector.flows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
                    texts.put(name, Files.readString(file));
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
