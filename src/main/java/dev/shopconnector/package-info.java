/** The connector: orders from TikTok Shop to ShipStation, parcels back, and a reason for every order. */
@NullMarked
package dev.shopconnector;

import org.jspecify.annotations.NullMarked;
