package dev.shopconnector.operations.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Ids at random, but for the trace of an order: that one follows from shop and order, so that what nodes do to an order
 * hours apart is one trace and nobody has to store its id.
 */
final class OrderTraceIds implements IdGenerator {
    private static final int BYTES = 16;

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<@Nullable String> wanted = new ThreadLocal<>();

    /** Starts a span without parent in the order's trace. */
    Span start(SpanBuilder builder, String shopId, String orderId) {
        wanted.set(of(shopId, orderId));
        try {
            return builder.setNoParent().startSpan();
        } finally {
            wanted.remove();
        }
    }

    /** 32 hexadecimal digits. */
    static String of(String shopId, String orderId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((shopId + "/" + orderId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String generateSpanId() {
        return random.generateSpanId();
    }

    @Override
    public String generateTraceId() {
        String order = wanted.get();
        return order == null ? random.generateTraceId() : order;
    }
}
