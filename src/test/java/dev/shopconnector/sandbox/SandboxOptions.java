package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.auth.RefreshRotation;
import java.time.Duration;
import java.time.Instant;

/**
 * How a sandbox starts. Same seed and same start: the same sellers, shops, products and orders, ids included.
 *
 * @param port 0 picks a free one
 * @param bindAddress the address to listen on
 * @param orders how many orders the first shop has; every other shop has at most 20
 * @param days the orders lie in that many days before the start
 * @param seed of everything generated
 * @param appKey the one app that the sandbox knows
 * @param appSecret its secret
 * @param callbackUrl where the consent page sends the seller, as fixed in Partner Center
 * @param start the time at which the sandbox clock starts
 * @param running whether the clock runs with real time, or stands until it is moved
 * @param refreshTokenLife how long an authorization lives
 * @param rotation what becomes of the old refresh token at a refresh
 */
public record SandboxOptions(
        int port,
        String bindAddress,
        int orders,
        int days,
        long seed,
        String appKey,
        String appSecret,
        String callbackUrl,
        Instant start,
        boolean running,
        Duration refreshTokenLife,
        RefreshRotation rotation) {

    private static final Instant FIXED_START = Instant.parse("2026-11-02T15:00:00Z");

    /** For tests: a free port, 300 orders, and a clock that stands still. */
    public static SandboxOptions forTests() {
        return new SandboxOptions(
                0,
                "127.0.0.1",
                300,
                30,
                20261102L,
                "sandbox-app",
                "sandbox-secret-for-demonstration-only",
                "http://localhost:8080/connections/callback",
                FIXED_START,
                false,
                Duration.ofDays(90),
                RefreshRotation.OLD_DIES);
    }

    /** For people: port 8090, real time. */
    public static SandboxOptions forDemo() {
        return forTests().withPort(8090).withClock(Instant.now(), true);
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(
                newPort,
                bindAddress,
                orders,
                days,
                seed,
                appKey,
                appSecret,
                callbackUrl,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withBindAddress(String address) {
        return new SandboxOptions(
                port,
                address,
                orders,
                days,
                seed,
                appKey,
                appSecret,
                callbackUrl,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withOrders(int count) {
        return new SandboxOptions(
                port,
                bindAddress,
                count,
                days,
                seed,
                appKey,
                appSecret,
                callbackUrl,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withDays(int newDays) {
        return new SandboxOptions(
                port,
                bindAddress,
                orders,
                newDays,
                seed,
                appKey,
                appSecret,
                callbackUrl,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withSeed(long newSeed) {
        return new SandboxOptions(
                port,
                bindAddress,
                orders,
                days,
                newSeed,
                appKey,
                appSecret,
                callbackUrl,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withApp(String key, String secret) {
        return new SandboxOptions(
                port,
                bindAddress,
                orders,
                days,
                seed,
                key,
                secret,
                callbackUrl,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withCallbackUrl(String url) {
        return new SandboxOptions(
                port,
                bindAddress,
                orders,
                days,
                seed,
                appKey,
                appSecret,
                url,
                start,
                running,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withClock(Instant newStart, boolean runs) {
        return new SandboxOptions(
                port,
                bindAddress,
                orders,
                days,
                seed,
                appKey,
                appSecret,
                callbackUrl,
                newStart,
                runs,
                refreshTokenLife,
                rotation);
    }

    public SandboxOptions withRefreshTokens(Duration life, RefreshRotation newRotation) {
        return new SandboxOptions(
                port,
                bindAddress,
                orders,
                days,
                seed,
                appKey,
                appSecret,
                callbackUrl,
                start,
                running,
                life,
                newRotation);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SandboxOptions[port=" + port + ", orders=" + orders + ", seed=" + seed + ", appKey=" + appKey
                + ", start=" + start + "]";
    }
}
