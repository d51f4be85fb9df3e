/** The house plan as rules that fail the build. */
@NullMarked
package dev.shopconnector.house;

import org.jspecify.annotations.NullMarked;
