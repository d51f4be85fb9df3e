package dev.shopconnector.console;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.jmx.export.naming.SelfNaming;
import org.springframework.stereotype.Component;

/** Levels of the log in the console. */
@Component
@ManagedResource(
        description =
                "How much this node logs of the connector's packages, of Camel's, and of routes. Until it is started again; each"
                        + " change is in the audit log with your name.")
public class ConsoleLog implements SelfNaming {
    private static final String PACKAGE =
            "dev.shopconnector, org.apache.camel, a package or class below one of them, or a route's id such as orders.poll";

    private final ConsoleName name;
    private final Asker asker;
    private final LogLevels levels;

    ConsoleLog(ConsoleName name, Asker asker, LogLevels levels) {
        this.name = name;
        this.asker = asker;
        this.levels = levels;
    }

    @Override
    public ObjectName getObjectName() throws MalformedObjectNameException {
        return name.of("Log");
    }

    @ManagedOperation(description = "The level that holds for a package.")
    @ManagedOperationParameter(name = "packageName", description = PACKAGE)
    public String level(String packageName) {
        return asker.looks(() -> levels.of(packageName));
    }

    @ManagedOperation(description = "Sets the level of a package on this node, until it is started again.")
    @ManagedOperationParameter(name = "packageName", description = PACKAGE)
    @ManagedOperationParameter(
            name = "level",
            description = "ERROR, WARN, INFO or DEBUG; empty for what holds without this")
    public String setLevel(String packageName, String level) {
        return asker.steers(who -> levels.set(packageName, level, who));
    }
}
