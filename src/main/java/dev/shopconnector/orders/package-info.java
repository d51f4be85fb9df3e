/** From a TikTok order to a ShipStation sales order: read, judged, stored, served. */
@NullMarked
package dev.shopconnector.orders;

import org.jspecify.annotations.NullMarked;
