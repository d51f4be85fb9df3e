/** Tests of consents, tokens and stores. */
@NullMarked
package dev.shopconnector.connections;

import org.jspecify.annotations.NullMarked;
