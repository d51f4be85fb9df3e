@NullMarked
package dev.shopconnector.pages;

import org.jspecify.annotations.NullMarked;
