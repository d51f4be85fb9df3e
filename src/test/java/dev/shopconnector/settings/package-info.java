@NullMarked
package dev.shopconnector.settings;

import org.jspecify.annotations.NullMarked;
