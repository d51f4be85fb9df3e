package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.shop.Journey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What of the fulfilment API can be turned while the sandbox runs. Safe for use by many threads. */
public final class ShippingRules {
    /** Holds for every tracking number. */
    public static final String ANY = "*";

    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    private volatile @Nullable Verdict usps;
    private volatile boolean mismatchRefused;
    private volatile boolean repeatsAccepted;
    private volatile Travel travel = Travel.USUAL;

    /**
     * What is said of a label.
     *
     * @param code of the refusal; 0 for a success that carries the message as a warning
     */
    public record Verdict(int code, String message) {}

    /** How long after shipping a parcel is collected and delivered and its order closed. */
    public record Travel(Duration collected, Duration delivered, Duration completed) {
        public static final Travel USUAL = new Travel(Duration.ofHours(12), Duration.ofHours(72), Duration.ofDays(33));
    }

    public void reset() {
        verdicts.clear();
        usps = null;
        mismatchRefused = false;
        repeatsAccepted = false;
        travel = Travel.USUAL;
    }

    /** What USPS labels under Seller Shipping are met with; null to accept them. */
    public void setUsps(@Nullable Verdict verdict) {
        usps = verdict;
    }

    @Nullable
    Verdict usps() {
        return usps;
    }

    /** Whether a number of another carrier's shape is 11028006 instead of a warning. */
    public void refuseMismatch(boolean refuse) {
        mismatchRefused = refuse;
    }

    boolean mismatchRefused() {
        return mismatchRefused;
    }

    /** Whether marking shipped lines again takes effect again instead of being 21011040. */
    public void acceptRepeats(boolean accept) {
        repeatsAccepted = accept;
    }

    boolean repeatsAccepted() {
        return repeatsAccepted;
    }

    /** For what is shipped from now on. */
    public void setTravel(Travel howLong) {
        travel = howLong;
    }

    Journey journey(long shipped) {
        Travel t = travel;
        return new Journey(
                shipped + t.collected().toSeconds(),
                shipped + t.delivered().toSeconds(),
                shipped + t.completed().toSeconds());
    }

    /** What this tracking number, or {@link #ANY}, is met with. */
    public void judge(String tracking, Verdict verdict) {
        verdicts.put(tracking.toUpperCase(Locale.ROOT), verdict);
    }

    public void forgetVerdicts() {
        verdicts.clear();
    }

    Optional<Verdict> verdict(String tracking) {
        Verdict own = verdicts.get(tracking.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(own == null ? verdicts.get(ANY) : own);
    }
}
