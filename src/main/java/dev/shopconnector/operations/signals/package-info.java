/** What the connector tells those who watch it: figures, health, log context and traces. */
@NullMarked
package dev.shopconnector.operations.signals;

import org.jspecify.annotations.NullMarked;
