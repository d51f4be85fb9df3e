/** Personal data that nobody needs any more is erased; that it was is written down. */
@NullMarked
package dev.shopconnector.retention;

import org.jspecify.annotations.NullMarked;
