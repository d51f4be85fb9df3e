package dev.shopconnector.sandbox.webhooks;

import dev.shopconnector.sandbox.SandboxClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Carries webhooks: each attempt waits 3 seconds for a 200; without one it is made again after 2 minutes, 30 minutes, 3
 * hours and 12 hours of the sandbox clock, then never.
 */
final class WebhookPost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<Duration> REPETITIONS =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(12));
    private static final int CARRIERS = 8;
    private static final long LOOK_MILLIS = 50;

    private final SandboxClock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService carriers = Executors.newFixedThreadPool(CARRIERS, WebhookPost::thread);
    private final ScheduledExecutorService look = Executors.newSingleThreadScheduledExecutor(WebhookPost::thread);
    private final ScheduledFuture<?> looking;
    private final List<Attempt> waiting = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private int underWay;

    WebhookPost(SandboxClock clock) {
        this.clock = clock;
        looking = look.scheduleWithFixedDelay(this::sendDue, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private record Attempt(Letter letter, int number, Instant due) {}

    /** The letter is sent after this long, at once when it is zero. */
    synchronized void accept(Letter letter, Duration delay) {
        waiting.add(new Attempt(letter, 0, clock.instant().plus(delay)));
        sendDue();
    }

    /** Attempts by the HTTP status that they were answered with; 0 stands for no answer. */
    synchronized Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    /** Letters that wait for their first or next attempt, or are on their way. */
    synchronized int undelivered() {
        return waiting.size() + underWay;
    }

    synchronized void reset() {
        waiting.clear();
        answers.clear();
    }

    private synchronized void sendDue() {
        Instant now = clock.instant();
        List<Attempt> due =
                waiting.stream().filter(attempt -> !attempt.due().isAfter(now)).toList();
        waiting.removeAll(due);
        underWay += due.size();
        due.forEach(attempt -> carriers.execute(() -> settle(attempt, send(attempt.letter()))));
    }

    private int send(Letter letter) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(letter.address()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", letter.signature())
                .POST(HttpRequest.BodyPublishers.ofString(letter.body()))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private synchronized void settle(Attempt attempt, int status) {
        underWay--;
        answers.merge(status, 1, Integer::sum);
        if (status != 200 && attempt.letter().repeated() && attempt.number() < REPETITIONS.size()) {
            waiting.add(new Attempt(
                    attempt.letter(), attempt.number() + 1, clock.instant().plus(REPETITIONS.get(attempt.number()))));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        looking.cancel(false);
        look.shutdownNow();
        carriers.shutdownNow();
    }
}
