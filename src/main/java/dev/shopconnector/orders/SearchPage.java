package dev.shopconnector.orders;

import java.util.List;

/**
 * What the walk needs to know of an answer of the order search.
 *
 * @param keys the orders that have a time, in the order in which TikTok gave them
 * @param rows how many orders TikTok gave, those without a time included
 * @param nextToken TikTok's {@code next_page_token}; empty when it gave none
 * @param total TikTok's {@code total_count}; negative when it gave none
 */
record SearchPage(List<OrderKey> keys, int rows, String nextToken, long total) {
    SearchPage {
        keys = List.copyOf(keys);
    }
}
