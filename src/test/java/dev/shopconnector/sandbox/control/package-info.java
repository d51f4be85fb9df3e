/** The HTTP face of the control interface. */
@NullMarked
package dev.shopconnector.sandbox.control;

import org.jspecify.annotations.NullMarked;
