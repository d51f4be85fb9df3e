package dev.shopconnector.access;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes failed logins to the audit log, so that guessing is seen and the log cannot be flooded by it. What was typed is
 * written only when it is the name of a user: anything else may be a password in the wrong field. Of a user there are as
 * few rows as the pauses let attempts through, and one for each pause; attempts with other names are only counted, with
 * a row when there are 1, 10, 100 and so on.
 */
@Component
@Transactional
class FailedLogins {
    static final String ACTION = "login.fail";
    private static final String NOBODY = "not logged in";
    private static final int STEP = 10;

    private final LoginAttempts attempts;
    private final Users users;
    private final AuditLog audit;

    FailedLogins(LoginAttempts attempts, Users users, AuditLog audit) {
        this.attempts = attempts;
        this.users = users;
        this.audit = audit;
    }

    /** The password was looked at and is not the right one, or there is no such user. */
    public void wrong(String name) {
        if (isUser(name)) {
            write(name, "wrong password");
        }
    }

    /** The password was not looked at. */
    public void refused(String name, LoginAttempts.Attempt attempt) {
        if (isUser(name) && !attempt.told()) {
            write(name, "not looked at, as whatever follows in this pause: too many attempts");
        }
    }

    /** Somebody with a user's session did not know that user's password. */
    public void wrongAtChange(String user) {
        audit.write(new Deed(user, "user.password-fail", null, user, "the present password was wrong"));
    }

    /** Somebody unknown is counted where a user is written down, so that both take about as long. */
    private boolean isUser(String name) {
        if (users.byName(name).isPresent()) {
            return true;
        }
        int counted = attempts.countNobody();
        if (isStep(counted)) {
            audit.write(
                    new Deed(NOBODY, ACTION, null, null, "attempts so far with names that no user has: " + counted));
        }
        return false;
    }

    private void write(String user, String details) {
        audit.write(new Deed(NOBODY, ACTION, null, user, details));
    }

    private static boolean isStep(int counted) {
        int rest = counted;
        while (rest >= STEP && rest % STEP == 0) {
            rest /= STEP;
        }
        return rest == 1;
    }
}
