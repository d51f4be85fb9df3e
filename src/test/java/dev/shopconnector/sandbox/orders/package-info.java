/** Seeded orders, and the JSON in which the API shows them. */
@NullMarked
package dev.shopconnector.sandbox.orders;

import org.jspecify.annotations.NullMarked;
