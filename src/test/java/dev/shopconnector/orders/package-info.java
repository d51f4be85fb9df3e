/** Tests of the mapping from TikTok orders to sales orders. */
@NullMarked
package dev.shopconnector.orders;

import org.jspecify.annotations.NullMarked;
