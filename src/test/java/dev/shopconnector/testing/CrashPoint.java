package dev.shopconnector.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Halts the process, as if its power was cut, when a moment of its work comes for the n-th time: {@code before} or
 * {@code after} a step's id, {@code before} a SQL statement that begins with a text, or around a {@code commit} that
 * follows a write of orders or parcels. Written {@code <moment>#<n>}, such as {@code after orders.import.save#2} or
 * {@code before sql:INSERT INTO orders#1}.
 */
public final class CrashPoint implements BeanPostProcessor {
    /** What a process that was halted here leaves as its exit code. */
    public static final int EXIT_CODE = 137;

    private static final String STATEMENT = "sql:";
    private static final List<String> WRITES = List.of("INSERT INTO orders", "UPDATE parcels");

    private final String moment;
    private final AtomicInteger left;

    private CrashPoint(String moment, int times) {
        this.moment = moment;
        this.left = new AtomicInteger(times);
    }

    static CrashPoint parse(String text) {
        int at = text.lastIndexOf('#');
        return new CrashPoint(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    void arm(StepHooks hooks) {
        String step = moment.substring(moment.indexOf(' ') + 1);
        if (moment.startsWith("before ")) {
            hooks.before(step, this::reached);
        } else {
            hooks.after(step, this::reached);
        }
    }

    private void reached() {
        if (left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? watched(source) : bean;
    }

    private DataSource watched(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                CrashPoint.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Object result = invoke(source, method, arguments);
                    return result instanceof Connection connection ? watched(connection) : result;
                });
    }

    private Connection watched(Connection connection) {
        boolean[] wrote = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                CrashPoint.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (method.getName().equals("prepareStatement")) {
                        String sql = String.valueOf(arguments[0]).strip();
                        wrote[0] |= WRITES.stream().anyMatch(sql::startsWith);
                        if (moment.startsWith("before " + STATEMENT)
                                && sql.startsWith(moment.substring(("before " + STATEMENT).length()))) {
                            reached();
                        }
                    }
                    if (commit && wrote[0] && moment.equals("before commit")) {
                        reached();
                    }
                    Object result = invoke(connection, method, arguments);
                    if (commit && wrote[0] && moment.equals("after commit")) {
                        reached();
                    }
                    return result;
                });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
