package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreSettingsTest {

    /** An operator writes it into the environment by hand. */
    @ParameterizedTest
    @CsvSource({
        "off, off",
        "OFF, off",
        "warn, warn",
        "refuse, refuse",
        "REFUSE, refuse",
        "' Refuse ', refuse",
        "refused, warn",
        "none, warn",
        "'', warn",
    })
    void theNodesRuleForUspsIsUnderstoodInCapitalsAndATypoWarns(String nodes, String rule) {
        assertThat(StoreSettings.DEFAULTS.uspsRuleOr(nodes)).isEqualTo(rule);
    }
}
