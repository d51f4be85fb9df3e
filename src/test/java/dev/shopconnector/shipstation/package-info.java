/** Tests of what speaks ShipStation. */
@NullMarked
package dev.shopconnector.shipstation;

import org.jspecify.annotations.NullMarked;
