package dev.shopconnector.orders;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
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
            if (isDatabaseAway(cause)) {
                return "database";
            }
            if (isOurs(cause)) {
                return cause.getClass().getSimpleName();
            }
        }
        return "unexpected";
    }

    /** What went wrong, below Camel's wrappers: the first exception of ours in the chain of causes, else the failure. */
    public static Throwable below(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOurs(cause)) {
                return cause;
            }
        }
        return failure;
    }

    /** The words of that failure. */
    public String words(Throwable failure) {
        return String.valueOf(below(failure).getMessage());
    }

    private static boolean isOurs(Throwable cause) {
        return cause.getClass().getName().startsWith(OURS);
    }

    /** A statement that the database refuses is a fault that somebody must look at; it is not away. */
    private static boolean isDatabaseAway(Throwable failure) {
        return failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException;
    }
}
