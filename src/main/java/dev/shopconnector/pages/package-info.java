/** The pages that merchants and operators see: what the other packages know, as HTML. */
@NullMarked
package dev.shopconnector.pages;

import org.jspecify.annotations.NullMarked;
