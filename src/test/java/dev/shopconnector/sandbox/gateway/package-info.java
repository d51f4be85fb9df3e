/** What every API call passes before its endpoint: path, app key, timestamp, signature, token, shop cipher, scope. */
@NullMarked
package dev.shopconnector.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
