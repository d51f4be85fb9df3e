/** TikTok Shop calls: who is to be called about what, and the calls. */
@NullMarked
package dev.shopconnector.sandbox.webhooks;

import org.jspecify.annotations.NullMarked;
