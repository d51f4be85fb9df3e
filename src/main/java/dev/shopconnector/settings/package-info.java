/** What a merchant may settle about a store: each field's meaning and bounds, saving, and what can be asked for. */
@NullMarked
package dev.shopconnector.settings;

import org.jspecify.annotations.NullMarked;
