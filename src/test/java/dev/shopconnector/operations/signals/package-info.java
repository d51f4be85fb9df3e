/** Tests of figures, health, logs and traces. */
@NullMarked
package dev.shopconnector.operations.signals;

import org.jspecify.annotations.NullMarked;
