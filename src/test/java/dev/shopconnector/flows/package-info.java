/** Routes edited while they run. */
@NullMarked
package dev.shopconnector.flows;

import org.jspecify.annotations.NullMarked;
