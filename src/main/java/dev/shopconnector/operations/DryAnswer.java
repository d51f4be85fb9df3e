package dev.shopconnector.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.orders.Candidate;
import dev.shopconnector.orders.Judgement;
import dev.shopconnector.scenarios.DryStage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one set of routes says of an order.
 *
 * @param verdict serve or hold; null when the routes did not come to an end, with everything else but the problem
 * @param status ShipStation's, before the store's own mapping
 * @param reviewAt when the order would be read again by itself, UTC
 * @param passed the steps and branches that it took, in their order
 * @param salesOrder what ShipStation would be told, personal data masked; null when nothing
 * @param problem why the routes did not come to an end; null when they did
 */
public record DryAnswer(
        @Nullable String verdict,
        @Nullable String rule,
        @Nullable String reason,
        @Nullable String remedy,
        @Nullable String status,
        @Nullable Instant reviewAt,
        List<String> warnings,
        List<String> passed,
        @Nullable JsonNode salesOrder,
        @Nullable String problem) {
    private static final Set<String> PERSONAL =
            Set.of("ship_to", "bill_to", "buyer", "notes", "extensions", "return_to", "payment");
    private static final ObjectMapper JSON = new ObjectMapper();

    static DryAnswer of(Candidate order, DryStage.Judged judged) {
        if (judged.problem() != null) {
            return new DryAnswer(
                    null, null, null, null, null, null, List.of(), judged.passed(), null, judged.problem());
        }
        Judgement judgement = order.judgement();
        return new DryAnswer(
                judgement.verdict().word(),
                judgement.rule(),
                judgement.reason(),
                judgement.remedy(),
                judgement.shipstationStatus(),
                judgement.reviewAt(),
                judgement.warnings(),
                judged.passed(),
                masked(order.salesOrder()),
                null);
    }

    /** Whatever way they came to it. */
    boolean tellsTheSameAs(DryAnswer other) {
        return Objects.equals(verdict, other.verdict)
                && Objects.equals(rule, other.rule)
                && Objects.equals(reason, other.reason)
                && Objects.equals(remedy, other.remedy)
                && Objects.equals(status, other.status)
                && Objects.equals(reviewAt, other.reviewAt)
                && warnings.equals(other.warnings)
                && Objects.equals(salesOrder, other.salesOrder)
                && Objects.equals(problem, other.problem);
    }

    /** The sales order as text with line breaks; null when there is none. */
    public @Nullable String salesOrderText() {
        return salesOrder == null ? null : salesOrder.toPrettyString();
    }

    private static @Nullable JsonNode masked(byte @Nullable [] document) {
        if (document == null) {
            return null;
        }
        try {
            JsonNode salesOrder = JSON.readTree(document);
            mask(salesOrder, false);
            return salesOrder;
        } catch (IOException e) {
            throw new IllegalStateException("a sales order is JSON that we wrote", e);
        }
    }

    private static void mask(JsonNode node, boolean personal) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean inside = personal || PERSONAL.contains(field.getKey());
                if (inside && field.getValue().isTextual()) {
                    field.setValue(object.textNode("•••"));
                } else {
                    mask(field.getValue(), inside);
                }
            }
        } else {
            node.forEach(item -> mask(item, personal));
        }
    }
}
