package dev.shopconnector.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings as the JSON of the table. */
public final class SettingsText {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsText.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            // Another node may be newer or older than this one.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private SettingsText() {}

    /**
     * The settings in a row of {@code shopId}; the defaults for null. Text that somebody spoilt by hand is told and read
     * as the defaults, for it must stop neither this shop nor the one behind it.
     */
    public static StoreSettings read(String shopId, @Nullable String text) {
        if (text == null) {
            return StoreSettings.DEFAULTS;
        }
        try {
            StoreSettings read = JSON.readValue(text, StoreSettings.class);
            return read == null ? StoreSettings.DEFAULTS : read;
        } catch (JsonProcessingException e) {
            LOG.warn(
                    "The settings of shop {} cannot be read; it works with the defaults. Save them anew on the store's"
                            + " settings page.",
                    shopId);
            return StoreSettings.DEFAULTS;
        }
    }

    public static String write(StoreSettings settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are plain data and can be written", e);
        }
    }
}
