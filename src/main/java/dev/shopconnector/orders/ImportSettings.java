package dev.shopconnector.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are read. The business choices (windows, intervals, page sizes) are properties that the routes name.
 *
 * @param lease how long a shop stays a worker's without a page being stored
 * @param overlap how far behind the cursor each poll begins, since TikTok may show an order late
 * @param slice the longest window that one question covers
 * @param pageSize orders per page, 1 to 100
 * @param buyersHour how long a buyer may cancel an order freely after paying it
 */
@ConfigurationProperties("orders.import")
public record ImportSettings(
        @DefaultValue("5m") Duration lease,
        @DefaultValue("10m") Duration overlap,
        @DefaultValue("7d") Duration slice,
        @DefaultValue("100") int pageSize,
        @DefaultValue("1h") Duration buyersHour) {}
