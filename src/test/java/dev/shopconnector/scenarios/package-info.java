/** The scenarios of {@code routes/}, and what their runner promises. */
@NullMarked
package dev.shopconnector.scenarios;

import org.jspecify.annotations.NullMarked;
