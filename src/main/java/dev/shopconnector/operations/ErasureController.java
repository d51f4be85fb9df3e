package dev.shopconnector.operations;

import dev.shopconnector.operations.AdminAnswers.Answer;
import dev.shopconnector.retention.ErasureDesk;
import dev.shopconnector.retention.PastErasure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /shops/{id}/erasure} and {@code GET /shops/{id}/erasures}, with the admin key. */
@RestController
class ErasureController {
    private final AdminAnswers answers;
    private final ErasureDesk desk;

    ErasureController(AdminAnswers answers, ErasureDesk desk) {
        this.answers = answers;
        this.desk = desk;
    }

    record Asked(String message) {}

    record Records(List<PastErasure> erasures) {}

    @PostMapping("/shops/{shopId}/erasure")
    ResponseEntity<byte[]> erase(
            @PathVariable String shopId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answers.answer(key, () -> switch (desk.ask(shopId, "admin key")) {
            case ASKED -> new Answer(202, new Asked("The data of this shop's orders and parcels is erased soon."));
            case ASKED_BEFORE -> new Answer(202, new Asked("It was asked for already, and is not done yet."));
            case NOTHING_LEFT -> new Answer(200, new Asked("There is nothing left to erase."));
            case NO_SUCH_SHOP -> noSuchShop();
            case SHOP_IS_READ ->
                Answer.conflict(
                        "TikTok accepts this shop's authorisation, so what is erased would come back; its seller"
                                + " takes it back in Seller Center first");
        });
    }

    /** The latest first. */
    @GetMapping("/shops/{shopId}/erasures")
    ResponseEntity<byte[]> list(
            @PathVariable String shopId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return answers.answer(key, () -> desk.plan(shopId)
                .map(plan -> new Answer(200, new Records(plan.past())))
                .orElseGet(ErasureController::noSuchShop));
    }

    private static Answer noSuchShop() {
        return Answer.notFound("there is no shop of this id");
    }
}
