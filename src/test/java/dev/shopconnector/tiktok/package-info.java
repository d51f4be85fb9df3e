/** Tests of what speaks TikTok Shop. */
@NullMarked
package dev.shopconnector.tiktok;

import org.jspecify.annotations.NullMarked;
