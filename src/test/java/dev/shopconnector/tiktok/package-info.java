/** Tests of the TikTok Shop client. */
@NullMarked
package dev.shopconnector.tiktok;

import org.jspecify.annotations.NullMarked;
