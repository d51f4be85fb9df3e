package dev.shopconnector.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a folder that others write to at the same moment. */
final class FolderReading {
    private static final int LOOKS = 20;

    private final SortedMap<String, String> texts = new TreeMap<>();
    private final SortedMap<String, String> unreadable = new TreeMap<>();

    private FolderReading() {}

    /** @throws IOException when the folder cannot be read, or files go from it while it is read, again and again */
    static RouteFiles read(Path folder) throws IOException {
        for (int look = 1; ; look++) {
            try {
                return new FolderReading().look(folder);
            } catch (NoSuchFileException e) {
                // Who replaces a file by removing it first is met between list and file.
                if (look == LOOKS) {
                    throw e;
                }
            }
        }
    }

    private RouteFiles look(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (RouteFiles.isNamed(file.getFileName().toString())) {
                    read(file.getFileName().toString(), file);
                } else if (RouteFiles.isMisnamed(file.getFileName().toString())) {
                    unreadable.put(
                            file.getFileName().toString(),
                            "files of routes end in " + RouteFiles.ENDING + "; rename this one, or remove it");
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new RouteFiles(texts, unreadable);
    }

    private void read(String name, Path file) throws IOException {
        try {
            BasicFileAttributes there = Files.readAttributes(file, BasicFileAttributes.class);
            if (there.isDirectory()) {
                unreadable.put(name, "this is a folder, and no file; rename it, or put the file in its place");
            } else if (!there.isRegularFile()) {
                unreadable.put(name, "this is no file; put one in its place");
            } else {
                // What is no UTF-8 is seen by its replacements, and refused with its name.
                texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (NoSuchFileException e) {
            if (!Files.isSymbolicLink(file)) {
                throw e;
            }
            unreadable.put(name, "this is a link to what is not there; mend the link, or remove it");
        } catch (AccessDeniedException e) {
            unreadable.put(name, "the connector may not read this file; let its user read it");
        } catch (IOException e) {
            unreadable.put(name, "the file cannot be read (" + reason(e) + "); put it there anew");
        }
    }

    /** Without the path. */
    private static String reason(IOException failure) {
        return failure instanceof FileSystemException said && said.getReason() != null
                ? said.getReason()
                : failure.getClass().getSimpleName();
    }
}
