/** A TikTok Shop to test and show against: it answers as the published API does, over real HTTP, with a clock to turn. */
@NullMarked
package dev.shopconnector.sandbox;

import org.jspecify.annotations.NullMarked;
