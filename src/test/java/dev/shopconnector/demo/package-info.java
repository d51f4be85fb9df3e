/** The connector, a database and a TikTok Shop, from one command. */
@NullMarked
package dev.shopconnector.demo;

import org.jspecify.annotations.NullMarked;
