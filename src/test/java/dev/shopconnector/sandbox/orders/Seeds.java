package dev.shopconnector.sandbox.orders;

/** Seeds of single orders out of the sandbox's one seed. */
final class Seeds {
    private Seeds() {}

    /** Well mixed, so that neighbours have nothing in common (the finalizer of SplitMix64). */
    static long of(long seed, int shop, int number) {
        long z = seed * 0x9E3779B97F4A7C15L + shop * 1_000_003L + number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) & Long.MAX_VALUE;
    }

    /** 18 digits that tell the shop and the number of the order, with five that nobody can guess from a neighbour. */
    static long orderId(long orderSeed, int shop, int number) {
        return 576_000_000_000_000_000L + shop * 1_000_000_000_000L + number * 100_000L + orderSeed % 100_000;
    }
}
