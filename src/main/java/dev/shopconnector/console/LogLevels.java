package dev.shopconnector.console;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.flows.Flows;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Levels of what operators may look into: our packages, Camel's, and routes; not so deep that messages show. */
@Component
class LogLevels {
    private static final Pattern OPEN =
            Pattern.compile("(dev\\.shopconnector|org\\.apache\\.camel)(\\.[A-Za-z_]\\w*)*");
    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG");

    private final LoggingSystem logging;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Flows flows;
    private final String node;

    LogLevels(LoggingSystem logging, AuditLog audit, ConsoleName name, TransactionTemplate transaction, Flows flows) {
        this.logging = logging;
        this.audit = audit;
        this.transaction = transaction;
        this.flows = flows;
        this.node = name.node();
    }

    public String of(String packageName) {
        LoggerConfiguration known = nearest(open(packageName));
        return known == null ? "" : String.valueOf(known.getEffectiveLevel());
    }

    /** What is logged from now on. The audit log has it, or it is not set. */
    public String set(String packageName, String level, String who) {
        String name = open(packageName);
        LogLevel wanted = level(level);
        String details = (wanted == null ? "as configured" : wanted.name()) + ", node " + node;
        transaction.executeWithoutResult(status -> audit.write(new Deed(who, "log.level", null, name, details)));
        logging.setLogLevel(name, wanted);
        return name + " logs " + of(name) + " and above on this node.";
    }

    private @Nullable LoggerConfiguration nearest(String name) {
        LoggerConfiguration known = logging.getLoggerConfiguration(name);
        int dot = name.lastIndexOf('.');
        return known != null || dot < 0 ? known : nearest(name.substring(0, dot));
    }

    private String open(String packageName) {
        String name = packageName == null ? "" : packageName.strip();
        if (!OPEN.matcher(name).matches() && !isOfRoutes(name)) {
            throw new NotDoneException(
                    "Only levels below dev.shopconnector and org.apache.camel, and those of routes by"
                            + " their id (orders.poll, or orders for all of them), can be set here.");
        }
        return name;
    }

    /** A log step of a route logs under its file's name, which begins with the route's id. */
    private boolean isOfRoutes(String name) {
        return !name.isEmpty()
                && flows.camel().getRoutes().stream().map(Route::getRouteId).anyMatch(id -> (id + ".")
                        .startsWith(name + "."));
    }

    private static @Nullable LogLevel level(String level) {
        String wanted = level == null ? "" : level.strip().toUpperCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return null;
        }
        if (!LEVELS.contains(wanted)) {
            throw new NotDoneException("Write ERROR, WARN, INFO or DEBUG; TRACE would show what stands in messages.");
        }
        return LogLevel.valueOf(wanted);
    }
}
