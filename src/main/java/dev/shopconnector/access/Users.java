package dev.shopconnector.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The users and their passwords. */
@Repository
public class Users implements UserDetailsService {
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    Users(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /** Adds a user; the password is kept only as its hash. */
    @Transactional
    public void add(String name, String password, Role role) {
        jdbc.sql("INSERT INTO users (name, password, role, created_at) VALUES (:name, :password, :role, SYSDATE(6))")
                .param("name", name)
                .param("password", passwords.encode(password))
                .param("role", role.name())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String name) {
        return jdbc.sql("SELECT name, password, role, active FROM users WHERE name = :name AND password IS NOT NULL")
                .param("name", name)
                .query((row, number) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password"))
                        .roles(row.getString("role"))
                        .disabled(!row.getBoolean("active"))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }

    /** If nobody can log in yet. */
    @Transactional(readOnly = true)
    public boolean areNone() {
        return jdbc.sql("SELECT COUNT(*) FROM users").query(Integer.class).single() == 0;
    }
}
