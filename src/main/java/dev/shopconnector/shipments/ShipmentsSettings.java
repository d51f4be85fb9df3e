package dev.shopconnector.shipments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How parcels are told. The business choices are properties that the routes name.
 *
 * @param lease how long a shop's parcels stay a worker's without one being settled
 * @param patience how long a parcel is tried whose order names no time by which it must be shipped
 */
@ConfigurationProperties("shipments")
public record ShipmentsSettings(@DefaultValue("5m") Duration lease, @DefaultValue("10d") Duration patience) {}
