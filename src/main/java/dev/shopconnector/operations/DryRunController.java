package dev.shopconnector.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.operations.AdminAnswers.Answer;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipStationJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /routes/dry-run} with the admin key, for it runs the routes that it is given: what would these do with this
 * order?
 */
@RestController
class DryRunController {
    private final AdminAnswers answers;
    private final DryRun dryRun;

    DryRunController(AdminAnswers answers, DryRun dryRun) {
        this.answers = answers;
        this.dryRun = dryRun;
    }

    /**
     * What is asked.
     *
     * @param shopId whose settings count
     * @param orderId a stored order; or
     * @param order one in TikTok's JSON
     * @param files name to text, in place of what lies in the folder of drafts
     */
    record Asked(
            @Nullable String shopId,
            @Nullable String orderId,
            @Nullable JsonNode order,
            @Nullable Map<String, String> files) {}

    @PostMapping("/routes/dry-run")
    ResponseEntity<byte[]> dryRun(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answers.answer(key, () -> tried(ShipStationJson.read(body == null ? new byte[0] : body, Asked.class)));
    }

    private Answer tried(Asked asked) {
        try {
            return new Answer(200, compare(asked));
        } catch (DryRunBusyException e) {
            return Answer.conflict(String.valueOf(e.getMessage()));
        }
    }

    private DryRun.Compared compare(Asked asked) {
        String shop = asked.shopId();
        if (shop == null || shop.isBlank()) {
            throw new InvalidRequestException("shop_id: say whose settings count; GET /connections names the shops");
        }
        JsonNode order = asked.order();
        String id = asked.orderId();
        if ((order == null) == (id == null || id.isBlank())) {
            throw new InvalidRequestException(
                    "send either order_id, of a stored order, or order, one in TikTok's JSON");
        }
        return order == null
                ? dryRun.ofStored(shop, String.valueOf(id), asked.files())
                : dryRun.ofGiven(shop, order, asked.files());
    }
}
