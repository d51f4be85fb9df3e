package dev.shopconnector.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Looks at a name and its password, unless there were too many wrong ones. An unknown name costs as long as a known.
 * Spring Security finds it as a bean; told of it once more, it would ask, and count, twice.
 */
@Component
class SlowedLogin implements AuthenticationProvider {
    private static final int LONGEST_NAME = 128;

    private final LoginAttempts attempts;
    private final DaoAuthenticationProvider passwords;

    SlowedLogin(LoginAttempts attempts, Users users, PasswordEncoder encoder) {
        this.attempts = attempts;
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String name = login.getName().length() > LONGEST_NAME ? "" : login.getName();
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
        if (!attempts.begin(name, address)) {
            throw new LockedException("too many attempts");
        }
        Authentication known = passwords.authenticate(login);
        attempts.succeeded(name, address);
        return known;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
