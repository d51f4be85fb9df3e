/** Tests of the comparison with TikTok. */
@NullMarked
package dev.shopconnector.operations.reconciliation;

import org.jspecify.annotations.NullMarked;
