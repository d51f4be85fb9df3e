/** Who did what to which shop, and when: written in the transaction of what was done. */
@NullMarked
package dev.shopconnector.audit;

import org.jspecify.annotations.NullMarked;
