/** The pages, in a browser and over HTTP. */
@NullMarked
package dev.shopconnector.pages;

import org.jspecify.annotations.NullMarked;
