package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An order as TikTok sent it.
 *
 * @param id TikTok's order id; for an order without one, {@code unreadable-} and the beginning of its fingerprint
 * @param updateTime TikTok's {@code update_time}, unix seconds; 0 when absent
 * @param payload the order's JSON, UTF-8
 * @param fingerprint SHA-256 of the payload
 * @param json the same order as a tree
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by id elsewhere, never by record
record RawOrder(String id, long updateTime, byte[] payload, byte[] fingerprint, JsonNode json) {

    @Override
    public String toString() {
        return "RawOrder[" + id + "]";
    }
}
