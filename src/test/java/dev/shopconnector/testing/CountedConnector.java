package dev.shopconnector.testing;

import dev.shopconnector.sandbox.TikTokSandbox;
import java.util.stream.Stream;

/**
 * A connector whose statements are counted by the name of its user: what a node asks by itself at each tick is no cost of
 * an order or a parcel, and falls into a count on a slow machine only.
 */
public final class CountedConnector {
    private static final String[] QUIET = {
        "orders.poll.tick-millis=86400000",
        "orders.poll.interval-millis=86400000",
        "orders.erase.every-millis=86400000",
        "shipments.push.tick-millis=86400000",
        "webhooks.act.tick-millis=86400000",
        "webhooks.register.tick-millis=86400000",
        "webhooks.forget.every-millis=86400000",
        "connections.renew.every-millis=86400000",
        "connections.forget.every-millis=86400000",
        "connections.warn.every-millis=86400000",
        "node.report.every-millis=86400000",
        "spring.session.jdbc.cleanup-cron=-",
        // A pool that is still filling would be counted too.
        "spring.datasource.hikari.minimum-idle=1"
    };

    private CountedConnector() {}

    /** Starts it as this user of the database, which {@link StatementCount} counts; further {@code settings} win. */
    public static RunningConnector start(TikTokSandbox sandbox, String jdbcUrl, String user, String... settings) {
        return RunningConnector.start(
                sandbox,
                jdbcUrl,
                Stream.of(Stream.of(QUIET), Stream.of("spring.datasource.username=" + user), Stream.of(settings))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}
