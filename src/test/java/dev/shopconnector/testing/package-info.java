/** Real parts for tests: the embedded MariaDB and what starts a connector on it. */
@NullMarked
package dev.shopconnector.testing;

import org.jspecify.annotations.NullMarked;
