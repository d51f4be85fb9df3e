/** Comparisons with TikTok, as operators ask for them and read them. */
@NullMarked
package dev.shopconnector.operations.reconciliation;

import org.jspecify.annotations.NullMarked;
