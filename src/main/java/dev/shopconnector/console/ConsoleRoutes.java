package dev.shopconnector.console;

import dev.shopconnector.flows.Flows;
import dev.shopconnector.flows.RouteEdit;
import dev.shopconnector.flows.RouteProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.jmx.export.naming.SelfNaming;
import org.springframework.stereotype.Component;

/** The state of reload in the console. */
@Component
@ManagedResource(description = "Which set of routes runs on this node, and why an edit of the folder was refused.")
public class ConsoleRoutes implements SelfNaming {
    private final ConsoleName name;
    private final Asker asker;
    private final Flows flows;

    ConsoleRoutes(ConsoleName name, Asker asker, Flows flows) {
        this.name = name;
        this.asker = asker;
        this.flows = flows;
    }

    @Override
    public ObjectName getObjectName() throws MalformedObjectNameException {
        return name.of("Edited routes");
    }

    @ManagedOperation(
            description = "The set that runs, since when, and each mistake of a refused edit with file and line."
                    + " Routes are corrected in the folder, not here.")
    public Map<String, Object> state() {
        return asker.looks(() -> {
            RouteEdit edit = flows.edit();
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("set", edit.hash().substring(0, 12));
            state.put("since", edit.since().toString());
            state.put("files", edit.files());
            state.put("Camel context", String.valueOf(flows.camel().getName()));
            state.put("an edit was refused", !edit.problems().isEmpty());
            state.put(
                    "refused at",
                    edit.refusedAt() == null ? "" : edit.refusedAt().toString());
            state.put("mistakes", mistakes(edit.problems()));
            return state;
        });
    }

    private static List<String> mistakes(List<RouteProblem> problems) {
        return problems.stream().map(RouteProblem::toString).toList();
    }
}
