package dev.shopconnector.scenarios;

import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.BeanRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Spring's beans for Camel, each made when it is asked for. */
final class BeansOf implements BeanRepository {
    private final ApplicationContext spring;

    BeansOf(ApplicationContext spring) {
        this.spring = spring;
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        return spring.containsBean(name) ? spring.getBean(name) : null;
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        return spring.containsBean(name) && spring.isTypeMatch(name, type) ? spring.getBean(name, type) : null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return spring.getBeansOfType(type);
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.copyOf(spring.getBeansOfType(type).values());
    }
}
