/** Speaks TikTok Shop. Knows nothing of ShipStation. */
@NullMarked
package dev.shopconnector.tiktok;

import org.jspecify.annotations.NullMarked;
