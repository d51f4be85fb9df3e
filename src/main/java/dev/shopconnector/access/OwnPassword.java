package dev.shopconnector.access;

import org.springframework.stereotype.Component;

/** A user sets another password. Guessing the present one, as on a desk left alone, is slowed as at the login. */
@Component
public class OwnPassword {
    private final Users users;
    private final LoginAttempts attempts;

    OwnPassword(Users users, LoginAttempts attempts) {
        this.users = users;
        this.attempts = attempts;
    }

    /** Sets the password and ends the user's sessions; false when {@code present} is wrong or was tried too often. */
    public boolean change(String user, String present, String next, String address) {
        if (!attempts.begin(user, address) || !users.isPassword(user, present)) {
            return false;
        }
        attempts.succeeded(user, address);
        users.setPassword(user, next, user);
        return true;
    }
}
