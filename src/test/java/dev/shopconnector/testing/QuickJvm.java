package dev.shopconnector.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Makes many starts of {@link ChildMain} cheap: its classes are parsed once and kept in an archive that the next
 * processes map. Such an archive takes classes from jars only, so folders of the class path are packed. Where the
 * archive cannot be made, a start takes twice as long and works all the same.
 */
public final class QuickJvm {
    private final Path folder;
    private final String classPath;
    private final List<String> own;

    /**
     * Packs the class path into this folder and makes the archive with one start and stop of a node.
     *
     * @param own further options of the Java virtual machine for every node
     */
    public QuickJvm(Path folder, String tiktok, String jdbcUrl, String... own) {
        this.folder = folder;
        this.own = List.of(own);
        try {
            Files.createDirectories(folder);
            this.classPath = packed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> training = new ArrayList<>(base());
        training.add("-XX:ArchiveClassesAtExit=" + archive());
        try (ChildConnector node = ChildConnector.start(
                tiktok, jdbcUrl, ChildMain.STOP_AT_ONCE, training, folder.resolve("training.log"))) {
            if (!node.awaitEnd(120_000)) {
                throw new IllegalStateException("the training node does not stop; see " + folder);
            }
        }
    }

    /** Options for {@link ChildConnector#start}. */
    public List<String> options() {
        List<String> options = new ArrayList<>(base());
        options.add("-XX:SharedArchiveFile=" + archive());
        return options;
    }

    private List<String> base() {
        List<String> base =
                new ArrayList<>(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        base.addAll(own);
        return base;
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private String packed() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : ChildConnector.classPath().split(java.io.File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                // A separator at the end; as a path it would be this whole folder.
                continue;
            }
            Path path = Path.of(entry);
            entries.add(
                    Files.isDirectory(path)
                            ? pack(path, folder.resolve(entries.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return String.join(java.io.File.pathSeparator, entries);
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.setLevel(0);
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (Files.isDirectory(file)) {
                    if (!name.isEmpty()) {
                        entries.putNextEntry(new JarEntry(name + "/"));
                    }
                } else {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                }
                entries.closeEntry();
            }
        }
        return jar;
    }
}
