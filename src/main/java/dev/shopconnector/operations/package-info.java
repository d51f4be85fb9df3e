/** What operators and merchants ask: why is an order where it is, what is the node doing. */
@NullMarked
package dev.shopconnector.operations;

import org.jspecify.annotations.NullMarked;
