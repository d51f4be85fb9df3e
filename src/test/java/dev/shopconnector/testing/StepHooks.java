package dev.shopconnector.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/** Lets a test do something right before or right after a step of a route, in the thread and transaction of the step. */
public final class StepHooks implements InterceptStrategy {
    private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();

    /** Before the step with this id, each time until {@link #clear()}. */
    public void before(String stepId, Runnable what) {
        hooks.put("before " + stepId, what);
    }

    /** After the step with this id went well, each time until {@link #clear()}. */
    public void after(String stepId, Runnable what) {
        hooks.put("after " + stepId, what);
    }

    public void clear() {
        hooks.clear();
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        String id = definition.getId();
        return exchange -> {
            run("before " + id);
            target.process(exchange);
            if (!exchange.isFailed()) {
                run("after " + id);
            }
        };
    }

    private void run(String moment) {
        Runnable hook = hooks.get(moment);
        if (hook != null) {
            hook.run();
        }
    }
}
