/** The {@code {{placeholders}}} of routes: what each means, declared once in {@code routes/parameters.yaml}. */
@NullMarked
package dev.shopconnector.parameters;

import org.jspecify.annotations.NullMarked;
