package dev.shopconnector.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are handed out.
 *
 * @param readWithin how long ago an order, or its shop, may have been read when the order is handed out for the first time
 */
@ConfigurationProperties("orders.export")
public record ExportSettings(@DefaultValue("1h") Duration readWithin) {}
