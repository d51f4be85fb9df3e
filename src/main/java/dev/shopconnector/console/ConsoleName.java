package dev.shopconnector.console;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How the connector's MBeans are called, so that several nodes may share a process. */
@Component
class ConsoleName {
    private final String node;

    ConsoleName(@Value("${camel.main.name}") String node) {
        this.node = node;
    }

    ObjectName of(String name) throws MalformedObjectNameException {
        return new ObjectName(JolokiaPolicy.OURS + ":node=" + node + ",name=" + name);
    }
}
