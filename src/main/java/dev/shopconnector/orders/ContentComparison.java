package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.MissingVaultKeyException;
import dev.shopconnector.connections.UnreadableSealException;
import dev.shopconnector.tiktok.TikTokOrder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What differs between an order as TikTok shows it and as it is stored. */
@Component
class ContentComparison {
    private static final String LOOK = "Look at the order in TikTok's Seller Center and in ShipStation; ";

    private final OrderSeal seal;
    private final ObjectMapper json = new ObjectMapper();

    ContentComparison(OrderSeal seal) {
        this.seal = seal;
    }

    /**
     * At most one difference.
     *
     * @param before what was stored when TikTok was asked; null for nothing
     * @param after what is stored after the answer was imported; null for nothing
     */
    List<Difference> of(Reconciliation run, Candidate shown, @Nullable OrderState before, @Nullable OrderState after) {
        if (before == null) {
            return List.of(
                    told(shown, "missing", "TikTok shows this order, and the connector did not have it.", after));
        }
        if (shown.raw().updateTime() > 0 && before.updateTime() > shown.raw().updateTime()) {
            return List.of(Difference.open(
                    shown.id(),
                    "newer-here",
                    "The connector has a later state of this order (" + Instant.ofEpochSecond(before.updateTime())
                            + ") than TikTok shows ("
                            + Instant.ofEpochSecond(shown.raw().updateTime()) + ").",
                    LOOK + "if TikTok's state is the right one, set the order's tiktok_update_time to 0: it is read"
                            + " again with the next reconciliation."));
        }
        if (!before.isAsShown(shown) || hasOtherStatus(before, shown)) {
            return List.of(told(shown, kind(run, shown, before), reason(run, shown, before), after));
        }
        if (isDamaged(run, before, after)) {
            return List.of(Difference.healed(
                    shown.id(),
                    "damaged",
                    "What the connector kept of this order was missing or could not be read. It is kept anew, and offered to"
                            + " ShipStation again where it should have the order."));
        }
        if (after != null && !before.sameJudgement(after)) {
            return List.of(Difference.healed(
                    shown.id(),
                    "judgement",
                    "The rule " + before.rule() + " had decided '" + before.verdict() + "'; judged again, the rule "
                            + after.rule() + " decides '" + after.verdict() + "'."));
        }
        return run.asked().isEmpty()
                ? List.of()
                : List.of(Difference.healed(
                        shown.id(),
                        "not-listed",
                        "TikTok's search leaves this order out; its detail shows it unchanged."));
    }

    /** Whether somebody else wrote to the row, so that TikTok's order or the document for ShipStation was lost. */
    boolean isDamaged(Reconciliation run, OrderState before, @Nullable OrderState after) {
        return before.payload() == null
                || !isReadable(run, before, seal::openPayload, before.payload())
                || isDocumentLost(run, before, after);
    }

    private boolean isDocumentLost(Reconciliation run, OrderState before, @Nullable OrderState after) {
        return before.salesOrder() == null
                ? after != null && after.salesOrder() != null && before.sameJudgement(after)
                : !isReadable(run, before, seal::openSalesOrder, before.salesOrder());
    }

    private interface Opener {
        byte[] open(String shopId, String orderId, byte[] sealed);
    }

    private static boolean isReadable(Reconciliation run, OrderState order, Opener opener, byte[] sealed) {
        try {
            opener.open(run.getLease().shopId(), order.orderId(), sealed);
            return true;
        } catch (MissingVaultKeyException e) {
            throw e;
        } catch (UnreadableSealException e) {
            return false;
        }
    }

    /** The column, which lists and counts are made from; the fingerprint beside it may still be TikTok's. */
    private static boolean hasOtherStatus(OrderState before, Candidate shown) {
        TikTokOrder order = shown.order();
        return order != null && !Objects.equals(before.tiktokStatus(), OrderRow.cut(order.status()));
    }

    private static Difference told(Candidate shown, String kind, String reason, @Nullable OrderState after) {
        return after != null && after.isAsShown(shown)
                ? Difference.healed(shown.id(), kind, reason)
                : Difference.open(
                        shown.id(),
                        kind,
                        reason,
                        LOOK + "reading it again did not help: tell the connector's operator.");
    }

    private String kind(Reconciliation run, Candidate shown, OrderState before) {
        JsonNode told = shown.raw().json();
        if (!Objects.equals(before.tiktokStatus(), told.path("status").asText(null))) {
            return "status";
        }
        JsonNode stored = stored(run, before);
        if (!stored.path("line_items").equals(told.path("line_items"))) {
            return "lines";
        }
        if (!stored.path("recipient_address").equals(told.path("recipient_address"))) {
            return "address";
        }
        return stored.equals(told) ? "window" : "contents";
    }

    private String reason(Reconciliation run, Candidate shown, OrderState before) {
        return switch (kind(run, shown, before)) {
            case "status" ->
                "TikTok shows the status " + shown.raw().json().path("status").asText("none") + ", the connector had "
                        + before.tiktokStatus() + ".";
            case "lines" -> "The order's lines had changed at TikTok.";
            case "address" -> "The order's address had changed at TikTok.";
            case "window" ->
                "The connector had the order under another update time (" + Instant.ofEpochSecond(before.updateTime())
                        + "), so in another window.";
            default -> "Something else about the order had changed at TikTok.";
        };
    }

    private JsonNode stored(Reconciliation run, OrderState before) {
        byte[] payload = before.payload();
        try {
            return payload == null || !isReadable(run, before, seal::openPayload, payload)
                    ? json.nullNode()
                    : json.readTree(seal.openPayload(run.getLease().shopId(), before.orderId(), payload));
        } catch (IOException e) {
            return json.nullNode();
        }
    }
}
