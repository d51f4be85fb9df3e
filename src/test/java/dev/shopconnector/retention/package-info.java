/** Tests of the erasure. */
@NullMarked
package dev.shopconnector.retention;

import org.jspecify.annotations.NullMarked;
