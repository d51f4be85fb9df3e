package dev.shopconnector.console;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jmx.export.MBeanExporter;
import org.springframework.stereotype.Component;

/**
 * Keeps the pool of the database out of JMX, where Spring would register it because it could be: its password can be set
 * there, and a second node in the process would clash with its name.
 */
@Component
class PoolWithoutJmx implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof MBeanExporter exporter) {
            exporter.addExcludedBean("dataSource");
        }
        return bean;
    }
}
