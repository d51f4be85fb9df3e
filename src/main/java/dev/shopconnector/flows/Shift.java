package dev.shopconnector.flows;

import org.apache.camel.CamelContext;

/** Whether a set of routes still begins new work. */
public final class Shift {
    private static final String OVER = "connector.shift.over";

    private Shift() {}

    /** If the set has a successor, or the process stops: what was begun is finished, nothing is begun. */
    public static boolean isOver(CamelContext camel) {
        return camel.isStopping() || camel.getGlobalOption(OVER) != null;
    }

    static void end(CamelContext camel) {
        camel.getGlobalOptions().put(OVER, "yes");
    }
}
