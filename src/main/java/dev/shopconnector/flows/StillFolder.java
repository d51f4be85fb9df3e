package dev.shopconnector.flows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Reads a folder for a start. One that was written to a moment ago is looked at again until it lies still, so that a node
 * that starts amid a copy does not begin with half of it.
 */
final class StillFolder {

    private StillFolder() {}

    /** @param look how long a folder must lie still; at most two of these pass where nobody writes any more */
    static RouteFiles read(Path folder, Duration look) throws IOException, InterruptedException {
        RouteFiles files = RouteFiles.read(folder);
        if (!isWrittenSince(folder, now().minus(look.multipliedBy(2)))) {
            return files;
        }
        while (true) {
            Thread.sleep(look.toMillis());
            RouteFiles again = RouteFiles.read(folder);
            if (again.hash().equals(files.hash())) {
                return again;
            }
            files = again;
        }
    }

    /** The time of the file system, as files are dated; the connector's clock may go otherwise. */
    private static Instant now() throws IOException {
        Path written = Files.createTempFile("routes", ".now");
        try {
            return Files.getLastModifiedTime(written).toInstant();
        } finally {
            Files.delete(written);
        }
    }

    /** The folder's own time tells of new and renamed files. */
    private static boolean isWrittenSince(Path folder, Instant then) throws IOException {
        if (Files.getLastModifiedTime(folder).toInstant().isAfter(then)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (RouteFiles.isNamed(file.getFileName().toString())
                        && Files.getLastModifiedTime(file).toInstant().isAfter(then)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
