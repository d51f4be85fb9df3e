/** Consent pages and the token host. */
@NullMarked
package dev.shopconnector.sandbox.auth;

import org.jspecify.annotations.NullMarked;
