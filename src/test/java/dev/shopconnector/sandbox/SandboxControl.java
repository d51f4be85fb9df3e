package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.auth.TokenDesk;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultBox;
import dev.shopconnector.sandbox.gateway.QpsLimit;
import dev.shopconnector.sandbox.webhooks.Webhooks;
import java.time.Duration;
import java.util.List;

/**
 * Turns the sandbox's knobs from Java; the same over HTTP under {@code /sandbox/control}. Time is moved with
 * {@link TikTokSandbox#clock()}.
 */
public final class SandboxControl {
    private final OrderControl orders;
    private final SellerControl sellers;
    private final ParcelControl parcels;
    private final Webhooks webhooks;
    private final WorldBuilder builder;
    private final TokenDesk tokens;
    private final FaultBox faults;
    private final QpsLimit qps;
    private final SandboxClock clock;
    private final CallLog calls;
    private volatile Duration latency = Duration.ZERO;

    SandboxControl(
            OrderControl orders,
            SellerControl sellers,
            ParcelControl parcels,
            Webhooks webhooks,
            WorldBuilder builder,
            TokenDesk tokens,
            FaultBox faults,
            QpsLimit qps,
            SandboxClock clock,
            CallLog calls) {
        this.orders = orders;
        this.sellers = sellers;
        this.parcels = parcels;
        this.webhooks = webhooks;
        this.builder = builder;
        this.tokens = tokens;
        this.faults = faults;
        this.qps = qps;
        this.clock = clock;
        this.calls = calls;
    }

    public OrderControl orders() {
        return orders;
    }

    public SellerControl sellers() {
        return sellers;
    }

    /** Parcels that came in through the fulfilment API, and its rules. */
    public ParcelControl parcels() {
        return parcels;
    }

    /** Calls of TikTok Shop: who is called, and how they travel. */
    public Webhooks webhooks() {
        return webhooks;
    }

    public SandboxClock clock() {
        return clock;
    }

    public CallLog calls() {
        return calls;
    }

    /** Arms a fault; several are met in the order of arming. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    public List<Fault> faults() {
        return faults.waiting();
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Delays every answer but those of the control interface. */
    public void setLatency(Duration delay) {
        latency = delay;
    }

    public Duration latency() {
        return latency;
    }

    /** Calls a second of the sandbox clock for each shop and endpoint; 0 for no limit. */
    public void setQpsLimit(int callsPerSecond) {
        qps.set(callsPerSecond);
    }

    /** Back to how the sandbox started: orders, clock, no authorizations, no faults, no calls seen. */
    public void reset() {
        clock.reset();
        builder.build();
        tokens.reset();
        parcels.rules().reset();
        faults.clear();
        webhooks.reset();
        qps.set(0);
        latency = Duration.ZERO;
        calls.reset();
    }
}
