/** Tests of traces. */
@NullMarked
package dev.shopconnector.operations.traces;

import org.jspecify.annotations.NullMarked;
