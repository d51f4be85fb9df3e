/** The declared parameters of routes. */
@NullMarked
package dev.shopconnector.parameters;

import org.jspecify.annotations.NullMarked;
