package dev.shopconnector.console;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.spi.ModelToXMLDumper;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.springframework.stereotype.Component;

/**
 * Leaves the error handler of a route out of its XML, which Hawtio draws. There it stands before {@code from}; Hawtio 4.3.0
 * takes it for the first step, joins it to a step that is not there, and draws neither this route nor any other until its
 * page is loaded again.
 */
@Component
class DrawableRoutes implements CamelContextConfiguration {
    /** What stands in texts and attributes has its brackets escaped. */
    private static final Pattern ERROR_HANDLER =
            Pattern.compile("\\s*<errorHandler\\b(?:[^>]*/>|.*?</errorHandler>)", Pattern.DOTALL);

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        ModelToXMLDumper dumper = PluginHelper.getModelToXMLDumper(camel);
        camel.getCamelContextExtension().addContextPlugin(ModelToXMLDumper.class, new WithoutErrorHandlers(dumper));
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Nothing is left to do.
    }

    static String drawable(String xml) {
        return ERROR_HANDLER.matcher(xml).replaceAll("");
    }

    private record WithoutErrorHandlers(ModelToXMLDumper dumper) implements ModelToXMLDumper {
        @Override
        public String dumpModelAsXml(CamelContext camel, NamedNode model) throws Exception {
            return drawable(dumper.dumpModelAsXml(camel, model));
        }

        @Override
        public String dumpModelAsXml(
                CamelContext camel,
                NamedNode model,
                boolean resolvePlaceholders,
                boolean generatedIds,
                boolean sourceLocation)
                throws Exception {
            return drawable(dumper.dumpModelAsXml(camel, model, resolvePlaceholders, generatedIds, sourceLocation));
        }

        @Override
        public String dumpBeansAsXml(CamelContext camel, List<Object> beans) throws Exception {
            return dumper.dumpBeansAsXml(camel, beans);
        }

        @Override
        public String dumpDataFormatsAsXml(CamelContext camel, Map<String, Object> formats) throws Exception {
            return dumper.dumpDataFormatsAsXml(camel, formats);
        }
    }
}
