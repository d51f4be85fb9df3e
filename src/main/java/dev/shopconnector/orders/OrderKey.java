package dev.shopconnector.orders;

/**
 * What the walk needs to know of an order on a page.
 *
 * @param id TikTok's order id
 * @param updateTime TikTok's {@code update_time}, unix seconds
 */
record OrderKey(String id, long updateTime) {}
