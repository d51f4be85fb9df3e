package dev.shopconnector.flows;

import java.time.Instant;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** A set of routes that runs, and how many callers from Java are inside. */
final class RunningRoutes {
    private final RouteFiles files;
    private final String hash;
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Instant since;
    private int callers;
    private boolean retired;

    RunningRoutes(RouteFiles files, CamelContext camel, Instant since) {
        this.files = files;
        this.hash = files.hash();
        this.camel = camel;
        this.since = since;
        this.template = camel.createProducerTemplate();
    }

    RouteFiles files() {
        return files;
    }

    String hash() {
        return hash;
    }

    CamelContext camel() {
        return camel;
    }

    /** By the connector's clock. */
    Instant since() {
        return since;
    }

    /** Comes in; false when the set is retired, and its successor is to be asked. */
    synchronized boolean enter() {
        if (retired) {
            return false;
        }
        callers++;
        return true;
    }

    synchronized void leave() {
        callers--;
        notifyAll();
    }

    <T> T call(Function<ProducerTemplate, T> work) {
        return work.apply(template);
    }

    /** Lets nobody in any more and stops the routes once their exchanges are through. */
    void retire() throws InterruptedException {
        Shift.end(camel);
        synchronized (this) {
            retired = true;
            while (callers > 0) {
                wait();
            }
        }
        camel.stop();
    }
}
