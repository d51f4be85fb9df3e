/** From a TikTok order to a ShipStation sales order. */
@NullMarked
package dev.shopconnector.orders;

import org.jspecify.annotations.NullMarked;
