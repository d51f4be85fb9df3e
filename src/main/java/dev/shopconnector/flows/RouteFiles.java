package dev.shopconnector.flows;

import dev.shopconnector.parameters.RouteParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * A set of route files at one moment, with the parameters that it declares.
 *
 * @param texts by file name, as {@code orders.judge.camel.yaml} and {@code parameters.yaml}
 * @param unreadable by file name: why what has this name cannot be read; such a set is refused
 */
public record RouteFiles(SortedMap<String, String> texts, SortedMap<String, String> unreadable) {
    static final String ENDING = ".camel.yaml";

    public RouteFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
    }

    /** A set of which everything could be read. */
    public RouteFiles(SortedMap<String, String> texts) {
        this(texts, new TreeMap<>());
    }

    /**
     * Reads what lies in the folder now.
     *
     * @throws IOException when the folder cannot be read, as while it is being replaced
     */
    public static RouteFiles read(Path folder) throws IOException {
        return FolderReading.read(folder);
    }

    /** If a file of this name is one of a set. Names that begin with a dot are drafts of editors and copy tools. */
    public static boolean isNamed(String name) {
        return (name.endsWith(ENDING) && !name.startsWith(".")) || name.equals(RouteParameters.FILE);
    }

    /** If a file of this name was meant to be one of a set, and is not. */
    static boolean isMisnamed(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return (small.endsWith(".camel.yml") || small.endsWith(ENDING)) && !name.startsWith(".") && !isNamed(name);
    }

    /** The texts of the routes, without the parameters. */
    public SortedMap<String, String> routes() {
        SortedMap<String, String> routes = new TreeMap<>(texts);
        routes.remove(RouteParameters.FILE);
        return routes;
    }

    /** What the set declares; with the mistakes in it. */
    public RouteParameters parameters() {
        String text = texts.get(RouteParameters.FILE);
        return text == null
                ? RouteParameters.none(RouteParameters.FILE)
                : RouteParameters.parse(RouteParameters.FILE, text);
    }

    /** The names of all files of the set, also of those that cannot be read. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(texts.keySet());
        names.addAll(unreadable.keySet());
        return names;
    }

    /** What cannot be read, and why. */
    List<RouteProblem> problems() {
        return unreadable.entrySet().stream()
                .map(one -> new RouteProblem(one.getKey(), 0, one.getValue()))
                .toList();
    }

    /** The same set with these files in place of theirs. */
    public RouteFiles with(Map<String, String> others) {
        return with(new RouteFiles(new TreeMap<>(others)));
    }

    /** The same set with these files in place of theirs. */
    public RouteFiles with(RouteFiles others) {
        SortedMap<String, String> all = new TreeMap<>(texts);
        all.keySet().removeAll(others.names());
        all.putAll(others.texts());
        SortedMap<String, String> no = new TreeMap<>(unreadable);
        no.keySet().removeAll(others.names());
        no.putAll(others.unreadable());
        return new RouteFiles(all, no);
    }

    /** The files of this set that are not the same in the other one. */
    public RouteFiles changing(RouteFiles other) {
        SortedMap<String, String> changed = new TreeMap<>(texts);
        changed.entrySet().removeIf(file -> file.getValue().equals(other.texts().get(file.getKey())));
        return new RouteFiles(changed, unreadable);
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
            for (Map.Entry<String, String> file : routes().entrySet()) {
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
            unreadable.forEach((name, why) ->
                    digest.update((name + "\nunreadable: " + why + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
