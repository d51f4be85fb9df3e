package dev.shopconnector.flows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** A template for Java's calls into the routes, whichever set runs. */
@Configuration(proxyBeanMethods = false)
class FlowsTemplate {

    @Bean(destroyMethod = "")
    ProducerTemplate routes(@Lazy Flows flows) {
        return (ProducerTemplate) Proxy.newProxyInstance(
                ProducerTemplate.class.getClassLoader(),
                new Class<?>[] {ProducerTemplate.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(flows, arguments);
                    }
                    Outcome outcome = flows.call(template -> {
                        try {
                            return new Outcome(method.invoke(template, arguments), null);
                        } catch (InvocationTargetException e) {
                            return new Outcome(null, e.getCause());
                        } catch (IllegalAccessException e) {
                            return new Outcome(null, e);
                        }
                    });
                    if (outcome.failure() != null) {
                        throw outcome.failure();
                    }
                    return outcome.value();
                });
    }

    private record Outcome(
            @org.jspecify.annotations.Nullable Object value, @org.jspecify.annotations.Nullable Throwable failure) {}
}
