package dev.shopconnector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.http.springboot.HttpComponentAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * A node that does only one job: the connector's own beans and settings without its doors, so that it starts in a third
 * of the time. The system property {@code routes} names the packages whose routes it runs, separated by commas;
 * otherwise it imports. The system property {@code crash} names its {@link CrashPoint}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "dev.shopconnector",
        excludeFilters = {
            @ComponentScan.Filter(classes = {Controller.class, ControllerAdvice.class, SpringBootConfiguration.class}),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            "dev\\.shopconnector\\.((operations|pages|console|demo|sandbox)\\..*|access\\.(?!UserStores).*)")
        })
@ConfigurationPropertiesScan("dev.shopconnector")
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    SimpleMetricsExportAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    CamelAutoConfiguration.class,
    HttpComponentAutoConfiguration.class
})
public class ChildMain {
    /** For the system property {@code crash}: the node ends in good order as soon as it has started. */
    static final String STOP_AT_ONCE = "stop at once";

    public static void main(String[] arguments) {
        String crash = System.getProperty("crash", "");
        boolean stop = crash.equals(STOP_AT_ONCE);
        ConfigurableApplicationContext node = new SpringApplicationBuilder(ChildMain.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    if (!crash.isEmpty() && !stop) {
                        arm((GenericApplicationContext) context, CrashPoint.parse(crash));
                    }
                })
                .run(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--connector.routes.folder=" + routes(),
                                        "--connector.routes.whole=false",
                                        "--spring.main.keep-alive=true"))
                        .toArray(String[]::new));
        if (stop) {
            node.close();
        }
    }

    private static void arm(GenericApplicationContext context, CrashPoint point) {
        StepHooks hooks = new StepHooks();
        point.arm(hooks);
        context.registerBean(StepHooks.class, () -> hooks);
        context.registerBean(CrashPoint.class, () -> point);
    }

    /** A folder with the routes of its job only. */
    private static Path routes() {
        String jobs = (System.getProperty("routes", "orders") + ",tiktok").replace(",", "|");
        Pattern wanted = Pattern.compile("(errors|(" + jobs + ")\\..*)\\.camel\\.yaml");
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            Path folder = Files.createTempDirectory("routes");
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (wanted.matcher(name).matches()) {
                    Files.copy(file, folder.resolve(name));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
