package dev.shopconnector.flows;

import static org.awaitility.Awaitility.await;

import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of {@code routes/} that a test edits as people do. */
public final class EditedFolder {
    private final Path parent;
    private final Path folder;
    private int versions;

    /** {@code parent} is empty; the folder that the connector looks at is a link in it, as Kubernetes mounts are. */
    public EditedFolder(Path parent) {
        this.parent = parent;
        this.folder = parent.resolve("current");
        quietly(() -> Files.createSymbolicLink(folder, Files.createDirectory(parent.resolve("v0"))));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(RouteFiles.ENDING)) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String setting() {
        return "connector.routes.folder=" + folder;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public String text(String name) {
        return quietly(() -> Files.readString(folder.resolve(name)));
    }

    /** Replaces a text in a file; the text must be there. */
    public void edit(String name, String from, String to) {
        String old = text(name);
        if (!old.contains(from)) {
            throw new IllegalArgumentException(name + " does not hold: " + from);
        }
        write(name, old.replace(from, to));
    }

    /** As editors do: a draft beside it, then renamed. */
    public void write(String name, String text) {
        quietly(() -> {
            Path draft = Files.writeString(folder.resolve("." + name + ".swp"), text);
            return Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** All these files at once: a new folder beside the old, and the link moved. */
    public void replaceAtOnce(Map<String, String> texts) {
        quietly(() -> {
            Path next = Files.createDirectory(parent.resolve("v" + ++versions));
            for (Map.Entry<String, String> file : files().with(texts).texts().entrySet()) {
                Files.writeString(next.resolve(file.getKey()), file.getValue());
            }
            Path link = Files.createSymbolicLink(parent.resolve("next"), next);
            return Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** Lays a file into the folder of drafts, where nothing runs. */
    public void draft(String name, String text) {
        quietly(() -> {
            Files.createDirectories(folder.resolve("draft"));
            return Files.writeString(folder.resolve("draft").resolve(name), text);
        });
    }

    public void delete(String name) {
        quietly(() -> Files.deleteIfExists(folder.resolve(name)));
    }

    public RouteFiles files() {
        return quietly(() -> RouteFiles.read(folder));
    }

    /** Waits until what lies in the folder runs. */
    public void awaitTaken(RunningConnector connector) {
        String hash = files().hash();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> connector.bean(Flows.class).edit().hash().equals(hash));
    }

    /** Waits until what lies in the folder is refused. */
    public RouteEdit awaitRefused(RunningConnector connector) {
        String hash = files().hash();
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> connector.bean(Flows.class).edit(), edit -> hash.equals(edit.refusedHash()));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T quietly(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
