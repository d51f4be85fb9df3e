/** Tests of parcels on their way to TikTok Shop. */
@NullMarked
package dev.shopconnector.shipments;

import org.jspecify.annotations.NullMarked;
