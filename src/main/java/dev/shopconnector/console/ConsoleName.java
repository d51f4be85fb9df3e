package dev.shopconnector.console;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How the connector's MBeans are called; of several nodes of one name in a process each gets a number. */
@Component
class ConsoleName implements DisposableBean {
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private final String node;

    ConsoleName(@Value("${camel.main.name}") String name) {
        String free = name;
        for (int number = 2; !TAKEN.add(free); number++) {
            free = name + " (" + number + ")";
        }
        node = free;
    }

    @Override
    public void destroy() {
        TAKEN.remove(node);
    }

    /** The node as the console's tree shows it. */
    String node() {
        return node;
    }

    ObjectName of(String name) throws MalformedObjectNameException {
        return new ObjectName(JolokiaPolicy.OURS + ":node=" + node + ",name=" + name);
    }
}
