package dev.shopconnector.access;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which sessions of a user are good: those that were begun after the last change to the user. */
@Component
class LoginSessions {
    private static final String VERSION = "user.version";

    private final Users users;
    private final AuditLog audit;

    LoginSessions(Users users, AuditLog audit) {
        this.users = users;
        this.audit = audit;
    }

    /** Marks the session of a user who has just logged in. */
    @Transactional
    public void begin(HttpServletRequest request, Authentication login) {
        users.byName(login.getName())
                .ifPresent(account -> request.getSession().setAttribute(VERSION, account.version()));
        audit.write(new Deed(login.getName(), "login", null, null, ""));
    }

    /** If the session may go on. */
    @Transactional(readOnly = true)
    public boolean isGood(HttpServletRequest request, Authentication login) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(VERSION) instanceof Long version)) {
            return false;
        }
        Optional<Users.Account> account = users.byName(login.getName());
        return account.isPresent()
                && account.get().active()
                && account.get().version() == version
                && login.getAuthorities().stream().anyMatch(granted -> granted.getAuthority()
                        .equals("ROLE_" + account.get().role()));
    }

    /** The user logs out. */
    @Transactional
    public void end(Authentication login) {
        audit.write(new Deed(login.getName(), "logout", null, null, ""));
    }
}
