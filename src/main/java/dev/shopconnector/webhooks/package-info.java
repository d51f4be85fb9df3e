/** TikTok Shop calls: each webhook is stored, then makes the connector look; none is taken for the truth. */
@NullMarked
package dev.shopconnector.webhooks;

import org.jspecify.annotations.NullMarked;
