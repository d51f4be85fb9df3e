package dev.shopconnector.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes the first administrator, {@code admin}, while there is no user at all. */
@Component
class FirstUser implements ApplicationRunner {
    static final String NAME = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstUser.class);

    private final Users users;
    private final String password;

    FirstUser(Users users, @Value("${connector.login.first-password}") String password) {
        this.users = users;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (password.isBlank() || !users.areNone()) {
            return;
        }
        try {
            users.add(NAME, password, Role.ADMINISTRATOR);
            LOG.info("The first user, {}, was made.", NAME);
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node made the first user.");
        }
    }
}
