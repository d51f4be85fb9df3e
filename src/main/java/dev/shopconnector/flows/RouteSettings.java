package dev.shopconnector.flows;

import dev.shopconnector.parameters.RouteParameters;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Where the placeholders of a set of routes find their values. */
public final class RouteSettings {
    private RouteSettings() {}

    /** The settings of the connector and, where these say nothing, the defaults that the set declares. */
    public static ConfigurableEnvironment of(ConfigurableEnvironment settings, RouteParameters declared) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.stream().toList().forEach(source -> sources.remove(source.getName()));
        settings.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .forEach(sources::addLast);
        sources.addLast(defaults(declared));
        // As in the connector itself ORDERS_POLLMILLIS is orders.poll-millis.
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    /** The declared defaults alone. */
    public static MapPropertySource defaults(RouteParameters declared) {
        Map<String, Object> values = new HashMap<>();
        declared.byName().forEach((name, parameter) -> values.put(name, parameter.defaultValue()));
        return new MapPropertySource("parameters of the routes", values);
    }
}
