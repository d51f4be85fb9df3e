package dev.shopconnector.flows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the folder of routes and has them replaced when they changed and then lay still for one more look: editors
 * that write and rename, {@code kubectl cp} and mounted folders all end so. Looked at, not notified: mounts do not tell.
 */
@Component
class RoutesFolder implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesFolder.class);

    private final Flows flows;
    private final Settings settings;
    private @Nullable Thread watcher;

    RoutesFolder(Flows flows, Settings settings) {
        this.flows = flows;
        this.settings = settings;
    }

    /**
     * @param folder where the routes lie
     * @param look from one look at the folder to the next
     * @param whole if a folder in which routes are missing that others call is refused; not for a node whose folder holds
     *     a part of the routes because it does a part of the work
     */
    @ConfigurationProperties("connector.routes")
    record Settings(Path folder, Duration look, boolean whole) {}

    @Override
    public void start() {
        try {
            flows.begin(StillFolder.read(settings.folder(), settings.look()), settings.whole());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted before the routes were read.", e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no folder of routes at " + settings.folder().toAbsolutePath()
                            + "; start where routes/ is, or set CONNECTOR_ROUTES.",
                    e);
        } catch (RoutesRefusedException e) {
            throw new IllegalStateException("The routes cannot run: " + e.getMessage(), e);
        }
        Thread thread = new Thread(this::watch, "routes-folder");
        thread.setDaemon(true);
        thread.start();
        watcher = thread;
    }

    private void watch() {
        String settled = flows.files().hash();
        String seen = settled;
        boolean told = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(settings.look().toMillis());
                RouteFiles files = RouteFiles.read(settings.folder());
                String hash = files.hash();
                if (hash.equals(seen) && !hash.equals(settled)) {
                    settled = hash;
                    flows.replace(files);
                }
                seen = hash;
                told = false;
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                if (!told) {
                    LOG.warn("The folder of routes cannot be read ({}); the routes go on. Put it back.", e.toString());
                    told = true;
                }
            } catch (RoutesRefusedException e) {
                LOG.debug("Told already", e);
            } catch (RuntimeException | Error e) {
                // Whatever it was, the next edit must be seen.
                LOG.warn("Edited routes could not be taken over ({}); the next change is tried again.", e.toString());
                settled = "";
            }
        }
    }

    @Override
    public void stop() {
        Thread thread = watcher;
        if (thread != null) {
            thread.interrupt();
        }
        watcher = null;
        flows.end();
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    /** Before the web server begins, and after it has ended. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4096;
    }
}
