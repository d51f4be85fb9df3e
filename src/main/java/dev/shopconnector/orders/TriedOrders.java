package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders to be judged once more by whoever wants to see what would become of them. Nothing is written. */
@Component
@Transactional(readOnly = true)
public class TriedOrders {
    private final JdbcClient db;
    private final OrderStore store;
    private final OrderSeal seal;
    private final ObjectMapper json;
    private final Clock clock;

    TriedOrders(JdbcClient db, OrderStore store, OrderSeal seal, ObjectMapper json, Clock clock) {
        this.db = db;
        this.store = store;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /** An order with all that {@code orders.judge} knows of it besides. */
    public static final class Tried {
        private final JsonNode order;
        private final @Nullable StoredOrder before;
        private final StoreSettings settings;
        private final Clock clock;

        private Tried(JsonNode order, @Nullable StoredOrder before, StoreSettings settings, Clock clock) {
            this.order = order;
            this.before = before;
            this.settings = settings;
            this.clock = clock;
        }

        /** A candidate of its own for each judge. */
        public Candidate candidate() {
            Candidate candidate =
                    new PageReader(clock).candidates(List.of(order)).get(0);
            candidate.under(settings);
            if (before != null) {
                candidate.remember(before);
            }
            return candidate;
        }
    }

    /** A stored order as TikTok told it last; empty when there is none, or its data was erased. */
    public Optional<Tried> stored(String shopId, String orderId) {
        return db.sql("SELECT payload FROM orders WHERE shop_id = :shop AND order_id = :order"
                        + " AND payload IS NOT NULL")
                .param("shop", shopId)
                .param("order", orderId)
                .query((row, number) -> row.getBytes("payload"))
                .optional()
                .map(payload -> given(shopId, read(shopId, orderId, payload)));
    }

    /**
     * An order in TikTok's JSON that somebody hands in, for this shop; what is stored of the same order counts.
     *
     * @throws InvalidRequestException when no such shop is connected
     */
    public Tried given(String shopId, JsonNode order) {
        String id = order.path("id").asText("");
        return new Tried(order, id.isEmpty() ? null : store.one(shopId, id), settings(shopId), clock);
    }

    private StoreSettings settings(String shopId) {
        return db.sql(
                        "SELECT t.settings FROM shops s LEFT JOIN store_settings t ON t.shop_id = s.id WHERE s.id = :shop")
                .param("shop", shopId)
                .query((row, number) -> SettingsText.read(shopId, row.getString("settings")))
                .optional()
                .orElseThrow(() -> new InvalidRequestException("shop_id: no shop of this id is connected"));
    }

    private JsonNode read(String shopId, String orderId, byte[] payload) {
        try {
            return json.readTree(seal.openPayload(shopId, orderId, payload));
        } catch (IOException e) {
            throw new IllegalStateException("the stored JSON of order " + orderId + " is no JSON", e);
        }
    }
}
