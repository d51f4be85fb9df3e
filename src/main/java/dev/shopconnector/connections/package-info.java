/** Shops and the consents behind them: tokens under lock and key, their renewal, stores and their keys. */
@NullMarked
package dev.shopconnector.connections;

import org.jspecify.annotations.NullMarked;
