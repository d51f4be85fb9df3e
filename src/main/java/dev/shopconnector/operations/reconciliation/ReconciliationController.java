package dev.shopconnector.operations.reconciliation;

import dev.shopconnector.operations.AdminAnswers;
import dev.shopconnector.operations.AdminAnswers.Answer;
import dev.shopconnector.orders.Difference;
import dev.shopconnector.orders.Differences;
import dev.shopconnector.orders.Reconciliations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /shops/{id}/reconciliation}, and what came of it, with the admin key. */
@RestController
class ReconciliationController {
    private static final Duration BY_DEFAULT = Duration.ofDays(2);
    private static final int MOST = 100;
    private static final int MOST_DIFFERENCES = 10_000;

    private final AdminAnswers answers;
    private final Reconciliations reconciliations;
    private final ReconciliationRecords records;
    private final Differences differences;
    private final Clock clock;

    ReconciliationController(
            AdminAnswers answers,
            Reconciliations reconciliations,
            ReconciliationRecords records,
            Differences differences,
            Clock clock) {
        this.answers = answers;
        this.reconciliations = reconciliations;
        this.records = records;
        this.differences = differences;
        this.clock = clock;
    }

    /** By update time at TikTok; to is now and from two days earlier when they are left out. */
    record Window(@Nullable Instant from, @Nullable Instant to) {}

    record Asked(long id, String message) {}

    record Listed(List<ReconciliationRecords.Comparison> reconciliations) {}

    record Found(ReconciliationRecords.Comparison reconciliation, List<Difference> differences) {}

    @PostMapping("/shops/{shopId}/reconciliation")
    ResponseEntity<byte[]> ask(
            @PathVariable String shopId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Window wanted) {
        return answers.answer(key, () -> {
            Instant to = wanted == null || wanted.to() == null ? clock.instant() : wanted.to();
            Instant from = wanted == null || wanted.from() == null ? to.minus(BY_DEFAULT) : wanted.from();
            Long id = reconciliations.ask(shopId, from, to, "admin key");
            return id == null
                    ? Answer.notFound("there is no shop of this id")
                    : new Answer(
                            202, new Asked(id, "It begins with the shop's next reading; ask for this number then."));
        });
    }

    @GetMapping("/shops/{shopId}/reconciliations")
    ResponseEntity<byte[]> list(
            @PathVariable String shopId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answers.answer(key, () -> new Answer(200, new Listed(records.ofShop(shopId, MOST))));
    }

    @GetMapping("/shops/{shopId}/reconciliations/{id}")
    ResponseEntity<byte[]> show(
            @PathVariable String shopId,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answers.answer(key, () -> records.find(shopId, id)
                .map(found -> new Answer(200, new Found(found, differences.of(id, MOST_DIFFERENCES))))
                .orElseGet(() -> Answer.notFound("this shop has no reconciliation of that number")));
    }
}
