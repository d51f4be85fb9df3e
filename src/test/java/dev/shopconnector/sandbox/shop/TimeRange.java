package dev.shopconnector.sandbox.shop;

/** Unix seconds: {@code from} inclusive, {@code to} exclusive. */
public record TimeRange(long from, long to) {
    public static final TimeRange OPEN = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean isOpen() {
        return equals(OPEN);
    }

    public boolean contains(long seconds) {
        return from <= seconds && seconds < to;
    }
}
