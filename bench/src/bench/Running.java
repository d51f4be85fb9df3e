package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A contender's process. Its programs stay until they are ended, so that they can be asked what they cost. */
final class Running implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Heap heap;

    Running(String name, Process process, Heap heap) {
        this.name = name;
        this.process = process;
        this.heap = heap;
        // Ctrl-C leaves nobody behind, not even one that is stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    Heap heap() {
        return heap;
    }

    long pid() {
        return process.pid();
    }

    /** The most resident memory so far. */
    double peakMegabytes() {
        return status("VmHWM:");
    }

    double residentMegabytes() {
        return status("VmRSS:");
    }

    /** What Linux says of the process; NaN elsewhere. */
    private double status(String line) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(each -> each.startsWith(line))
                    .mapToDouble(each -> Long.parseLong(each.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Fails when the process has ended, or when this is too late. */
    void pause(long deadlineNanos, long millis) throws InterruptedException {
        if (System.nanoTime() > deadlineNanos || !process.isAlive()) {
            throw new IllegalStateException("void: " + name + " did not get there; see bench/target/" + name + ".log");
        }
        Thread.sleep(millis);
    }

    void awaitPort(int port) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                pause(deadline, 20);
            }
        }
    }

    /** Takes no more of the machine until {@link #goOn}. */
    void stop() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, String.valueOf(process.pid())).start().waitFor();
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
