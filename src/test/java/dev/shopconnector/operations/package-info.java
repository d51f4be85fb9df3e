/** Tests of what every request meets, and of the explanation. */
@NullMarked
package dev.shopconnector.operations;

import org.jspecify.annotations.NullMarked;
