/** Speaks ShipStation: the Order Source API. Knows nothing of TikTok Shop. */
@NullMarked
package dev.shopconnector.shipstation;

import org.jspecify.annotations.NullMarked;
