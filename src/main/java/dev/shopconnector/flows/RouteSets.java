package dev.shopconnector.flows;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.main.DefaultConfigurationConfigurer;
import org.apache.camel.spi.Resource;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.spring.boot.CamelConfigurationProperties;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.SpringPropertiesParser;
import org.apache.camel.support.ResourceHelper;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Starts sets of routes, each in a Camel context of its own with the beans and settings of the connector. */
@Component
class RouteSets {
    private final ApplicationContext application;
    private final CamelConfigurationProperties settings;
    private final RouteSchema schema;
    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();

    RouteSets(ApplicationContext application, CamelConfigurationProperties settings, RouteSchema schema, Clock clock) {
        this.application = application;
        this.settings = settings;
        this.schema = schema;
        this.clock = clock;
    }

    /**
     * Looks for mistakes without running anything; takes a second or more.
     *
     * @throws RoutesRefusedException when there are some
     */
    void check(RouteFiles files) throws RoutesRefusedException {
        List<RouteProblem> problems = new ArrayList<>();
        List<RouteTree> trees = new ArrayList<>();
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            if (!file.getValue().endsWith("\n")) {
                problems.add(new RouteProblem(
                        file.getKey(),
                        (int) file.getValue().lines().count(),
                        "the file ends within a line, so it may be half written; end it with a line break"));
            }
            try {
                RouteTree tree = RouteTree.read(file.getKey(), file.getValue());
                trees.add(tree);
                problems.addAll(schema.problems(tree, file.getValue()));
            } catch (RoutesRefusedException e) {
                problems.addAll(e.problems());
            }
        }
        refuse(problems);
        refuse(calls(trees));
    }

    /**
     * The quick part of it: ids, beans, settings, and calls that lead nowhere.
     *
     * @throws RoutesRefusedException when there are mistakes in these
     */
    void checkCalls(RouteFiles files) throws RoutesRefusedException {
        List<RouteTree> trees = new ArrayList<>();
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            trees.add(RouteTree.read(file.getKey(), file.getValue()));
        }
        refuse(calls(trees));
    }

    private List<RouteProblem> calls(List<RouteTree> trees) {
        return new RouteSetCheck(this::type, application.getEnvironment()).problems(trees);
    }

    private static void refuse(List<RouteProblem> problems) throws RoutesRefusedException {
        if (!problems.isEmpty()) {
            throw new RoutesRefusedException(problems);
        }
    }

    /**
     * Starts the set; it begins work at once.
     *
     * @throws RoutesRefusedException when Camel cannot start it; nothing of it is left then
     */
    RunningRoutes start(RouteFiles files) throws RoutesRefusedException {
        SpringCamelContext camel = new SpringCamelContext(application);
        try {
            configure(camel);
            load(camel, files);
            camel.start();
            return new RunningRoutes(files, camel, clock.instant());
        } catch (Exception e) {
            stopQuietly(camel);
            throw new RoutesRefusedException(List.of(StartFailure.problem(e, files)));
        }
    }

    private void configure(SpringCamelContext camel) throws Exception {
        camel.build();
        PropertiesComponent properties = new PropertiesComponent();
        properties.setCamelContext(camel);
        properties.setPropertiesParser(new SpringPropertiesParser(application.getEnvironment()));
        camel.setPropertiesComponent(properties);
        DefaultConfigurationConfigurer.configure(camel, settings.getMain());
        camel.setNameStrategy(
                new ExplicitCamelContextNameStrategy(settings.getMain().getName() + "-" + number.incrementAndGet()));
        DefaultConfigurationConfigurer.afterConfigure(camel);
        DefaultConfigurationConfigurer.afterPropertiesSet(camel);
        for (CamelContextConfiguration own :
                application.getBeansOfType(CamelContextConfiguration.class).values()) {
            own.beforeApplicationStart(camel);
        }
    }

    private static void load(CamelContext camel, RouteFiles files) throws Exception {
        List<RoutesBuilder> builders = new ArrayList<>();
        try (YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
            loader.setCamelContext(camel);
            loader.build();
            loader.start();
            for (Map.Entry<String, String> file : files.texts().entrySet()) {
                Resource text = ResourceHelper.fromString("file:" + file.getKey(), file.getValue());
                builders.add(loader.loadRoutesBuilder(text));
            }
        }
        for (RoutesBuilder builder : builders) {
            camel.addRoutesConfigurations((RouteConfigurationsBuilder) builder);
        }
        for (RoutesBuilder builder : builders) {
            camel.addRoutes(builder);
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
