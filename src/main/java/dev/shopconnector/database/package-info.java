/** How the database is asked without a transaction. */
@NullMarked
package dev.shopconnector.database;

import org.jspecify.annotations.NullMarked;
