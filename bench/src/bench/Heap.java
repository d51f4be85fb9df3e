package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of a Java process, by its garbage collector's log and by {@code jcmd}; NaN for a process without that log. */
final class Heap {
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(");
    private static final Pattern USED = Pattern.compile("heap .*used (\\d+)K");

    private final Path log;

    Heap(Path log) {
        this.log = log;
    }

    /** What was collected so far, in megabytes; with what is in use it tells what was allocated. */
    double collectedMegabytes() throws IOException {
        double sum = 0;
        for (String line : lines()) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                sum += Integer.parseInt(collection.group(1)) - Integer.parseInt(collection.group(2));
            }
        }
        return Files.exists(log) ? sum : Double.NaN;
    }

    /** The most that was left by a collection since that line of the log. */
    double mostLeftMegabytes(int since) throws IOException {
        return lines().stream()
                .skip(since)
                .map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToDouble(collection -> Integer.parseInt(collection.group(2)))
                .max()
                .orElse(Double.NaN);
    }

    int logLines() throws IOException {
        return lines().size();
    }

    private List<String> lines() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    double usedMegabytes(long pid) throws IOException, InterruptedException {
        if (!Files.exists(log)) {
            return Double.NaN;
        }
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
    }

    /** The same after a collection. */
    double usedAfterCollection(long pid) throws IOException, InterruptedException {
        if (Files.exists(log)) {
            jcmd(pid, "GC.run");
        }
        return usedMegabytes(pid);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
