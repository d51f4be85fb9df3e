/** Sellers, shops, catalogues and the order book with its life cycle. */
@NullMarked
package dev.shopconnector.sandbox.shop;

import org.jspecify.annotations.NullMarked;
