/** Who may look at the pages and press their buttons: users, roles, login. */
@NullMarked
package dev.shopconnector.access;

import org.jspecify.annotations.NullMarked;
