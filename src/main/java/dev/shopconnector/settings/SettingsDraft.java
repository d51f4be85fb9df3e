package dev.shopconnector.settings;

import dev.shopconnector.connections.StoreSettings;
import java.time.Instant;
import java.util.Map;

/**
 * What somebody wants to save.
 *
 * @param problems name of the input → what is wrong with it, for the merchant; a draft with problems is not saved
 */
public record SettingsDraft(
        String storeName, boolean active, Instant importFrom, StoreSettings settings, Map<String, String> problems) {
    public SettingsDraft {
        problems = Map.copyOf(problems);
    }
}
