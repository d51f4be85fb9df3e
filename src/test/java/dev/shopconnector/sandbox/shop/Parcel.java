package dev.shopconnector.sandbox.shop;

import java.util.BitSet;

/**
 * A package of an order.
 *
 * @param lines the positions of the order lines in it
 * @param shippedTime unix seconds; 0 while nobody shipped it (TikTok's own labels exist before)
 */
public record Parcel(
        String id, String providerId, String providerName, String tracking, BitSet lines, long shippedTime) {}
