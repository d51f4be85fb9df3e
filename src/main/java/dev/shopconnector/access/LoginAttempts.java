package dev.shopconnector.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows those who guess passwords, on all nodes together. An attempt counts as failed before the password is looked at,
 * so that many at once are not looked at for the price of one.
 */
@Repository
class LoginAttempts {
    /** Failures that cost nothing: of one name, and of one address, behind which many people may be. */
    static final int FREE_OF_NAME = 5;

    static final int FREE_OF_ADDRESS = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** What lies so far back no longer counts. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LoginAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts an attempt; false when it must not be looked at. */
    @Transactional
    public boolean begin(String name, String address) {
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM login_attempts WHERE failed_at < :old")
                .param("old", time(now.minus(MEMORY)))
                .update();
        // Always the name first: locks are taken in one order.
        return count(ofName(name), FREE_OF_NAME, now) && count(ofAddress(address), FREE_OF_ADDRESS, now);
    }

    /** The attempt that was begun was no guess. */
    @Transactional
    public void succeeded(String name, String address) {
        jdbc.sql("DELETE FROM login_attempts WHERE source = :source")
                .param("source", ofName(name))
                .update();
        jdbc.sql("UPDATE login_attempts SET failures = GREATEST(failures - 1, 0), refused_until = failed_at"
                        + " WHERE source = :source")
                .param("source", ofAddress(address))
                .update();
    }

    private boolean count(byte[] source, int free, Instant now) {
        jdbc.sql("INSERT INTO login_attempts (source, failures, failed_at, refused_until)"
                        + " VALUES (:source, 0, :now, :now) ON DUPLICATE KEY UPDATE source = VALUES(source)")
                .param("source", source)
                .param("now", time(now))
                .update();
        Attempts known = jdbc.sql(
                        "SELECT failures, refused_until FROM login_attempts WHERE source = :source FOR UPDATE")
                .param("source", source)
                .query((row, number) -> new Attempts(
                        row.getInt("failures"),
                        row.getObject("refused_until", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .single();
        if (now.isBefore(known.refusedUntil())) {
            return false;
        }
        int failures = known.failures() + 1;
        jdbc.sql("UPDATE login_attempts SET failures = :failures, failed_at = :now, refused_until = :until"
                        + " WHERE source = :source")
                .param("failures", failures)
                .param("now", time(now))
                .param("until", time(now.plus(pause(failures - free))))
                .param("source", source)
                .update();
        return true;
    }

    private static Duration pause(int tooMany) {
        if (tooMany < 0) {
            return Duration.ZERO;
        }
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(tooMany, 10));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    private static byte[] ofName(String name) {
        return hash("name " + name);
    }

    private static byte[] ofAddress(String address) {
        return hash("address " + address);
    }

    private static byte[] hash(String source) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Attempts(int failures, Instant refusedUntil) {}
}
