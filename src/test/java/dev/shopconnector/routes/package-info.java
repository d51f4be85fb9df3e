/** Checks over {@code routes/}: each file for itself, and all of them as a set. */
@NullMarked
package dev.shopconnector.routes;

import org.jspecify.annotations.NullMarked;
