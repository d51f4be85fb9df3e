package dev.shopconnector.access;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The users, their passwords and their stores. Every change is in the audit log. */
@Repository
public class Users implements UserDetailsService {
    private static final String SELECT = "SELECT name, role, active, version, password IS NOT NULL AS local FROM users";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final AuditLog audit;

    Users(JdbcClient jdbc, PasswordEncoder passwords, AuditLog audit) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Adds a user in the connector's own name; see {@link #add(String, String, Role, String)}. */
    @Transactional
    public void add(String name, String password, Role role) {
        add(name, password, role, "connector");
    }

    /**
     * Adds a user; the password is kept only as its hash.
     *
     * @param who adds the user
     * @throws org.springframework.dao.DuplicateKeyException when there is a user of this name
     */
    @Transactional
    public void add(String name, String password, Role role, String who) {
        insert(name, passwords.encode(password), role);
        audit.write(new Deed(who, "user.add", null, name, role.name()));
    }

    /** All users by name. */
    @Transactional(readOnly = true)
    public List<Account> all() {
        return jdbc.sql(SELECT + " ORDER BY name").query(Users::account).list();
    }

    @Transactional(readOnly = true)
    public Optional<Account> byName(String name) {
        return jdbc.sql(SELECT + " WHERE name = :name")
                .param("name", name)
                .query(Users::account)
                .optional();
    }

    /** Sets another password; every session that the user has ends. */
    @Transactional
    public void setPassword(String name, String password, String who) {
        jdbc.sql("UPDATE users SET password = :password, version = version + 1 WHERE name = :name")
                .param("password", passwords.encode(password))
                .param("name", name)
                .update();
        audit.write(new Deed(who, "user.password", null, name, ""));
    }

    /** Sets another role; every session that the user has ends. */
    @Transactional
    public void setRole(String name, Role role, String who) {
        jdbc.sql("UPDATE users SET role = :role, version = version + 1 WHERE name = :name")
                .param("role", role.name())
                .param("name", name)
                .update();
        audit.write(new Deed(who, "user.role", null, name, role.name()));
    }

    /** Lets the user log in, or no longer; then every session that the user has ends. */
    @Transactional
    public void setActive(String name, boolean active, String who) {
        jdbc.sql("UPDATE users SET active = :active, version = version + 1 WHERE name = :name")
                .param("active", active)
                .param("name", name)
                .update();
        audit.write(new Deed(who, active ? "user.activate" : "user.deactivate", null, name, ""));
    }

    /** If this is the user's password. */
    @Transactional(readOnly = true)
    public boolean isPassword(String name, String password) {
        return passwords.matches(password, loadUserByUsername(name).getPassword());
    }

    /**
     * What a provider of logins says about somebody who was just logged in there. Somebody new is added.
     *
     * @throws UsernameNotFoundException when the name is that of a user with a password here
     */
    @Transactional
    public void fromProvider(String name, Role role) {
        Account known = byName(name).orElse(null);
        if (known == null) {
            insert(name, null, role);
            audit.write(new Deed("connector", "user.add", null, name, role.name() + ", as the login provider says"));
        } else if (known.local()) {
            throw new UsernameNotFoundException("a user of this name has a password here");
        } else if (known.role() != role) {
            setRole(name, role, "connector");
        }
    }

    /** The user for a login with a password; one that may not log in is not told from one that does not exist. */
    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String name) {
        return jdbc.sql("SELECT name, password, role FROM users WHERE name = :name AND password IS NOT NULL AND active")
                .param("name", name)
                .query((row, number) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password"))
                        .roles(row.getString("role"))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }

    /** If nobody can log in yet. */
    @Transactional(readOnly = true)
    public boolean areNone() {
        return jdbc.sql("SELECT COUNT(*) FROM users").query(Integer.class).single() == 0;
    }

    private void insert(String name, @Nullable String hash, Role role) {
        jdbc.sql("INSERT INTO users (name, password, role, created_at) VALUES (:name, :password, :role, SYSDATE(6))")
                .param("name", name)
                .param("password", hash)
                .param("role", role.name())
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getBoolean("local"),
                row.getLong("version"));
    }

    /**
     * A user.
     *
     * @param active if the user may log in
     * @param local if the password is kept here; false for a user of a login provider
     * @param version grows when sessions that were begun before must end
     */
    public record Account(String name, Role role, boolean active, boolean local, long version) {}
}
