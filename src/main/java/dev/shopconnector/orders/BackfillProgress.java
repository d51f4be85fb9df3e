package dev.shopconnector.orders;

import java.time.Instant;

/**
 * How far a backfill is with a page; written in the page's transaction.
 *
 * @param cursor every order of its range before this moment is stored with the page
 * @param last whether the range ends here
 */
record BackfillProgress(long id, Instant cursor, boolean last) {}
