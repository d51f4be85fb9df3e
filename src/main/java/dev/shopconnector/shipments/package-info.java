/** The outbox of parcels: what ShipStation has shipped, told to TikTok Shop once, and what came of it. */
@NullMarked
package dev.shopconnector.shipments;

import org.jspecify.annotations.NullMarked;
