package dev.shopconnector.webhooks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Stores webhooks within the time that TikTok Shop waits, whatever else goes on: by a few threads of its own, so that a
 * slow database holds up a few requests and lets the others go.
 */
@Component
class WebhookInbox implements DisposableBean {
    private final WebhookStore store;
    private final WebhookSettings settings;
    private final ThreadPoolExecutor writers;

    WebhookInbox(WebhookStore store, WebhookSettings settings) {
        this.store = store;
        this.settings = settings;
        this.writers = new ThreadPoolExecutor(
                settings.writers(),
                settings.writers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> new Thread(task, "webhooks"));
        writers.allowCoreThreadTimeOut(true);
    }

    /**
     * Stores the webhook, unless it is there.
     *
     * @return whether it is new
     * @throws NotStoredException when it could not be stored in time; it may be stored a little later
     */
    boolean store(Webhook webhook) throws NotStoredException {
        Future<Boolean> stored;
        try {
            stored = writers.submit(() -> store.store(webhook));
        } catch (RejectedExecutionException e) {
            throw new NotStoredException("too many webhooks wait to be stored", e);
        }
        try {
            return stored.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotStoredException("the database did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStoredException("the connector is stopping", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof DuplicateKeyException) {
                return false;
            }
            throw new NotStoredException(cause.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void destroy() {
        writers.shutdown();
    }

    /** TikTok Shop must be asked to come again. */
    static final class NotStoredException extends Exception {
        private static final long serialVersionUID = 1L;

        NotStoredException(String words, Exception cause) {
            super(words, cause);
        }
    }
}
