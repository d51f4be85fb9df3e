/** The rules of the fulfilment API: what may be marked as shipped, by whom, with which number, and what comes of it. */
@NullMarked
package dev.shopconnector.sandbox.shipping;

import org.jspecify.annotations.NullMarked;
