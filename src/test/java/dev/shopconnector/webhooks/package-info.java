/** TikTok Shop calls a running connector. */
@NullMarked
package dev.shopconnector.webhooks;

import org.jspecify.annotations.NullMarked;
