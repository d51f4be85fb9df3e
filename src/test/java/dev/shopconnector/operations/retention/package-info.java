/** Tests of the erasure. */
@NullMarked
package dev.shopconnector.operations.retention;

import org.jspecify.annotations.NullMarked;
