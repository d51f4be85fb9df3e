package dev.shopconnector.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connector as a process of its own, to be killed. Its output goes to a file below {@code target/}. */
public final class ChildConnector implements AutoCloseable {
    private final Process process;

    private ChildConnector(Process process) {
        this.process = process;
    }

    /**
     * Starts a node as {@link ChildMain} has it.
     *
     * @param tiktok where TikTok Shop is
     * @param crash a moment as {@link CrashPoint} reads it; empty for a node that lives until it is killed
     * @param jvm options of the Java virtual machine
     * @param settings {@code name=value}
     */
    public static ChildConnector start(
            String tiktok, String jdbcUrl, String crash, List<String> jvm, Path log, String... settings) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.add("-Dcrash=" + crash);
        command.add(ChildMain.class.getName());
        command.addAll(RunningConnector.arguments(tiktok, jdbcUrl, settings));
        try {
            File output = log.toFile();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
            builder.environment().put("CLASSPATH", classPath());
            return new ChildConnector(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of the process; whether it came in time. */
    public boolean awaitEnd(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int exitCode() {
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL; the process is gone when this returns. */
    public void kill() {
        process.destroyForcibly();
        if (!awaitEnd(10_000)) {
            throw new IllegalStateException("process " + process.pid() + " survives its kill");
        }
    }

    @Override
    public void close() {
        kill();
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
