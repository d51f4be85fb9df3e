package dev.shopconnector.flows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Edits of routes that nobody runs yet: files in the folder {@code draft} within the folder of routes, to be laid over
 * those of the same name. Not a live edit: moving them up one folder is.
 */
@Component
public class RouteDrafts {
    private static final String FOLDER = "draft";

    private final Path folder;

    RouteDrafts(RoutesFolder.Settings settings) {
        this.folder = settings.folder().resolve(FOLDER);
    }

    /** The files that lie there now, without those that are as in {@code running}; empty when there are none. */
    public RouteFiles changing(RouteFiles running) throws IOException {
        return Files.isDirectory(folder)
                ? RouteFiles.read(folder).changing(running)
                : new RouteFiles(new java.util.TreeMap<>());
    }
}
