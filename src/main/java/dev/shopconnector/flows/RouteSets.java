package dev.shopconnector.flows;

import dev.shopconnector.parameters.RouteParameter;
import dev.shopconnector.parameters.RouteParameters;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.main.DefaultConfigurationConfigurer;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.spring.boot.CamelConfigurationProperties;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.SpringPropertiesParser;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Starts sets of routes, each in a Camel context of its own with the beans and settings of the connector. */
@Component
class RouteSets {
    /** Of the process: contexts of one name hinder each other in JMX. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ApplicationContext application;
    private final ConfigurableEnvironment environment;
    private final CamelConfigurationProperties settings;
    private final RouteFilesCheck check;
    private final Clock clock;

    RouteSets(
            ApplicationContext application,
            ConfigurableEnvironment environment,
            CamelConfigurationProperties settings,
            Clock clock) {
        this.application = application;
        this.environment = environment;
        this.settings = settings;
        this.check = new RouteFilesCheck(this::type, environment);
        this.clock = clock;
    }

    /**
     * Looks for mistakes without running anything; takes a second or more.
     *
     * @throws RoutesRefusedException when there are some
     */
    void check(RouteFiles files) throws RoutesRefusedException {
        check.whole(files);
    }

    /**
     * The quick part of it: ids, beans, settings, and calls that lead nowhere.
     *
     * @throws RoutesRefusedException when there are mistakes in these
     */
    void checkCalls(RouteFiles files) throws RoutesRefusedException {
        check.calls(files);
    }

    /**
     * Starts the set; it begins work at once.
     *
     * @throws RoutesRefusedException when a file cannot be read or Camel cannot start it; nothing of it is left then
     */
    RunningRoutes start(RouteFiles files) throws RoutesRefusedException {
        if (!files.problems().isEmpty()) {
            throw new RoutesRefusedException(files.problems());
        }
        SpringCamelContext camel = new SpringCamelContext(application);
        try {
            configure(camel, files.parameters());
            files.load(camel);
            camel.start();
            return new RunningRoutes(files, camel, clock.instant());
        } catch (Exception e) {
            stopQuietly(camel);
            throw files.refusedFor(e);
        }
    }

    /** Parameters of which {@code next} declares another default than {@code running}, and the node's settings a third. */
    List<RouteParameter> overridden(RouteFiles running, RouteFiles next) {
        Map<String, RouteParameter> before = running.parameters().byName();
        return next.parameters().byName().values().stream()
                .filter(declared -> {
                    RouteParameter old = before.get(declared.name());
                    return old == null || !old.defaultValue().equals(declared.defaultValue());
                })
                .filter(declared -> {
                    String set = environment.getProperty(declared.name());
                    return set != null && !set.equals(declared.defaultValue());
                })
                .toList();
    }

    private void configure(SpringCamelContext camel, RouteParameters declared) throws Exception {
        camel.build();
        DefaultConfigurationConfigurer.configure(camel, settings.getMain());
        camel.setNameStrategy(
                new ExplicitCamelContextNameStrategy(settings.getMain().getName() + "-" + NUMBER.incrementAndGet()));
        DefaultConfigurationConfigurer.afterConfigure(camel);
        DefaultConfigurationConfigurer.afterPropertiesSet(camel);
        // Behind these, for they put the connector's own in its place, which knows of no set.
        PropertiesComponent properties = new PropertiesComponent();
        properties.setCamelContext(camel);
        properties.setPropertiesParser(new SpringPropertiesParser(RouteSettings.of(environment, declared)));
        camel.setPropertiesComponent(properties);
        for (CamelContextConfiguration own :
                application.getBeansOfType(CamelContextConfiguration.class).values()) {
            own.beforeApplicationStart(camel);
        }
    }

    private @org.jspecify.annotations.Nullable Class<?> type(String bean) {
        return application.containsBean(bean) ? application.getType(bean) : null;
    }

    private static void stopQuietly(CamelContext camel) {
        try {
            camel.close();
        } catch (Exception | Error e) {
            // It never ran; what its start failed of is what matters.
            org.slf4j.LoggerFactory.getLogger(RouteSets.class).debug("A refused set of routes did not stop cleanly", e);
        }
    }
}
