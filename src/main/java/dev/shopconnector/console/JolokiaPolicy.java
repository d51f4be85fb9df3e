package dev.shopconnector.console;

import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;

/**
 * What may be asked of JMX through jolokia: only what is named here. Who may ask at all is decided before
 * ({@code access.ConsoleDoor}); what a viewer may do of ours, by the MBeans themselves.
 *
 * <p>Jolokia makes it by its class name ({@code management.endpoint.jolokia.config.restrictor-class}).
 */
public final class JolokiaPolicy implements Restrictor {
    static final String OURS = "dev.shopconnector";
    private static final String CAMEL = "org.apache.camel";

    private static final Set<RequestType> TYPES =
            Set.of(RequestType.READ, RequestType.EXEC, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION);
    /** How routes look and how often each step was taken; none of it shows a message. */
    private static final Set<String> CAMEL_OPERATIONS = Set.of(
            "dumpRoutesAsXml",
            "dumpRoutesAsYaml",
            "dumpRoutesStatsAsXml",
            "dumpStepStatsAsXml",
            "dumpRouteAsXml",
            "dumpRouteAsYaml",
            "dumpRouteStatsAsXml",
            "dumpRouteSourceLocationsAsXml",
            "processorIds",
            "extendedInformation");
    /** Kinds of Camel's MBeans that keep or show messages. */
    private static final Set<String> CAMEL_HIDDEN = Set.of("tracer", "debugger");
    /** In its text may stand what an exception says of a message. */
    private static final Set<String> CAMEL_UNREADABLE = Set.of("LastError");
    /** Not Runtime: its properties and arguments hold the secrets that were given on the command line. */
    private static final Set<String> JAVA_TYPES =
            Set.of("Memory", "MemoryPool", "GarbageCollector", "Threading", "OperatingSystem", "ClassLoading");

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return TYPES.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return isShown(name) && !(name.getDomain().equals(CAMEL) && CAMEL_UNREADABLE.contains(attribute));
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return false;
    }

    /** {@code operation} may come with its signature, as {@code stop(long)}. */
    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        int signature = operation.indexOf('(');
        String plain = signature < 0 ? operation : operation.substring(0, signature);
        return isShown(name)
                && switch (name.getDomain()) {
                    case OURS -> true;
                    case CAMEL -> CAMEL_OPERATIONS.contains(plain);
                    default -> false;
                };
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostsOrAddresses) {
        return true;
    }

    /** Foreign origins do not come this far. */
    @Override
    public boolean isOriginAllowed(String origin, boolean strict) {
        return true;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !isShown(name);
    }

    private static boolean isShown(ObjectName name) {
        String type = String.valueOf(name.getKeyProperty("type"));
        return switch (name.getDomain()) {
            case OURS -> true;
            case CAMEL -> !CAMEL_HIDDEN.contains(type);
            case "java.lang" -> JAVA_TYPES.contains(type);
            default -> false;
        };
    }
}
