/** Requests and answers as the sandbox sees them, free of the server that carries them. */
@NullMarked
package dev.shopconnector.sandbox.http;

import org.jspecify.annotations.NullMarked;
