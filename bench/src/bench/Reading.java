package bench;

import java.util.ArrayList;
import java.util.List;

/** How long pages took to come, from the question to the last byte; what a reader does with a page is not in it. */
final class Reading {
    private final List<Long> nanos = new ArrayList<>();
    private long bytes;
    private long longestReader;

    void add(long pageNanos, int pageBytes) {
        nanos.add(pageNanos);
        bytes += pageBytes;
        longestReader += pageNanos;
    }

    /** Takes in what another reader saw at the same time. */
    void join(Reading other) {
        nanos.addAll(other.nanos);
        bytes += other.bytes;
        longestReader = Math.max(longestReader, other.longestReader);
    }

    int pages() {
        return nanos.size();
    }

    /** The pages' times in milliseconds at a share of them, as 0.99. */
    double millis(double share) {
        double[] sorted = nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    double megabytesPerSecond() {
        return bytes / 1e6 / (longestReader / 1e9);
    }
}
