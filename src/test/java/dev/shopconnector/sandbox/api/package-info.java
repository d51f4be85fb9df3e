/** One class an API endpoint. */
@NullMarked
package dev.shopconnector.sandbox.api;

import org.jspecify.annotations.NullMarked;
