package dev.shopconnector.scenarios;

import dev.shopconnector.flows.RouteFiles;
import dev.shopconnector.flows.RouteFilesCheck;
import dev.shopconnector.flows.RouteSettings;
import dev.shopconnector.parameters.RouteParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.DefaultRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * A set of routes with its settings, loaded beside everything that runs: nothing ticks, nothing is stored, nobody is
 * called. The settings are those of {@code application.yaml}, whatever the environment says.
 */
final class Stage implements AutoCloseable {
    private static final Map<String, Object> HARMLESS = Map.of(
            // Sealing needs a key; nothing that it seals outlives the scenario.
            "connector.vault.keys", "scenario:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "connector.traces.endpoint", "",
            "tiktok.api-url", "https://tiktok.invalid",
            "tiktok.auth-url", "https://auth.tiktok.invalid");

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final DefaultCamelContext camel;
    private final StageClock clock = new StageClock();
    private final Samples samples = new Samples(clock);
    private final StepWatch watch = new StepWatch();

    private Stage(ConfigurableEnvironment settings) {
        spring.setEnvironment(settings);
        camel = new DefaultCamelContext(false);
        // It is nobody's to steer, and would stand beside what runs in every console.
        camel.disableJMX();
        spring.registerBean(CamelContext.class, () -> camel);
        spring.registerBean(StageClock.class, () -> clock);
        spring.registerBean(StepWatch.class, () -> watch);
        spring.register(StageBeans.class);
        spring.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    }

    /**
     * Loads the routes of a folder.
     *
     * @param settings by name, in place of those of {@code application.yaml}
     * @throws Exception when Camel cannot load or start them
     */
    static Stage of(Path folder, Map<String, String> settings) throws Exception {
        RouteFiles files = RouteFiles.read(folder);
        Stage stage = empty(files.parameters(), settings);
        try {
            stage.load(files);
            return stage;
        } catch (Exception e) {
            stage.close();
            throw e;
        }
    }

    /**
     * A stage with beans and settings, and no route yet.
     *
     * @param declared whose defaults count where the settings say nothing
     */
    static Stage empty(RouteParameters declared, Map<String, String> settings) throws IOException {
        Stage stage = new Stage(environment(declared, settings));
        stage.spring.refresh();
        return stage;
    }

    /**
     * A stage under the settings of a connector that runs, with no route yet.
     *
     * @param declared whose defaults count where those settings say nothing
     */
    static Stage under(ConfigurableEnvironment settings, RouteParameters declared) {
        ConfigurableEnvironment environment = RouteSettings.of(settings, declared);
        environment.getPropertySources().addFirst(new MapPropertySource("harmless", HARMLESS));
        Stage stage = new Stage(environment);
        stage.spring.refresh();
        return stage;
    }

    static StandardEnvironment environment(RouteParameters declared, Map<String, String> settings) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.stream().toList().forEach(source -> sources.remove(source.getName()));
        sources.addLast(new MapPropertySource("scenario", new HashMap<>(settings)));
        sources.addLast(new MapPropertySource("harmless", HARMLESS));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
        sources.addLast(RouteSettings.defaults(declared));
        return environment;
    }

    /** @throws Exception when Camel cannot load or start them */
    void load(RouteFiles files) throws Exception {
        camel.getCamelContextExtension().setRegistry(new DefaultRegistry(new BeansOf(spring)));
        PropertiesComponent properties = (PropertiesComponent) camel.getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.addPropertiesSource(new Settings(spring.getEnvironment()));
        camel.build();
        camel.setSourceLocationEnabled(true);
        // What is still under way when a stage ends is of no use to anybody.
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(500);
        camel.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
        camel.getCamelContextExtension().addInterceptStrategy(watch);
        camel.getCamelContextExtension().registerEndpointCallback(NowhereEndpoint::insteadOf);
        camel.getCamelContextExtension().getContextPlugin(Model.class).addModelLifecycleStrategy(new NoTicks(camel));
        for (CamelContextConfiguration one :
                spring.getBeansOfType(CamelContextConfiguration.class).values()) {
            one.beforeApplicationStart(camel);
        }
        files.load(camel);
        camel.start();
    }

    /**
     * Sends an exchange into a route.
     *
     * @return the exchange as the route leaves it, with its exception when it ends with one
     */
    Exchange play(String route, Instant now, Performance performance, Consumer<Exchange> given) {
        clock.set(now);
        watch.begin(performance);
        try (var template = camel.createProducerTemplate()) {
            RouteDefinition definition = camel.getRouteDefinition(route);
            return template.request(definition.getInput().getEndpointUri(), given::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watch.end();
        }
    }

    /** What can be said of routes before they are loaded. */
    RouteFilesCheck check() {
        return new RouteFilesCheck(
                bean -> spring.containsBean(bean) ? spring.getType(bean) : null, spring.getEnvironment());
    }

    CamelContext camel() {
        return camel;
    }

    /** Makes the values of its scenarios. */
    Samples samples() {
        return samples;
    }

    StageClock clock() {
        return clock;
    }

    @Override
    public void close() {
        camel.stop();
        spring.close();
    }

    /** Where a placeholder finds its value. */
    private record Settings(Environment environment) implements PropertiesSource {
        @Override
        public String getName() {
            return "settings";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return environment.getProperty(name);
        }
    }
}
