/** Trouble on request: throttling, errors, stalls, cut bodies, odd pages. */
@NullMarked
package dev.shopconnector.sandbox.faults;

import org.jspecify.annotations.NullMarked;
