package dev.shopconnector;

import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.springframework.stereotype.Component;

/**
 * Reads {@code subject.verb.camel.yaml}. Camel takes all that follows the first dot for the extension, and knows
 * {@code camel.yaml} only.
 */
@Component
class YamlRouteFiles extends YamlRoutesBuilderLoader {

    YamlRouteFiles(CamelContext camel) {
        setCamelContext(camel);
    }

    @Override
    public boolean isSupportedExtension(String extension) {
        return extension.endsWith(".camel.yaml") || super.isSupportedExtension(extension);
    }
}
