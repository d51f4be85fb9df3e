package dev.shopconnector.orders;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Names a failure for {@code orders.recover}: Camel wraps what a bean or an expression throws. */
@Component("failureName")
public class FailureName {
    private static final String OURS = "dev.shopconnector.";

    /**
     * {@code database} when the database could not be asked; the simple class name of the first exception of ours in the
     * chain of causes; {@code unexpected} for anything else.
     */
    public String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return "database";
            }
            if (cause.getClass().getName().startsWith(OURS)) {
                return cause.getClass().getSimpleName();
            }
        }
        return "unexpected";
    }
}
