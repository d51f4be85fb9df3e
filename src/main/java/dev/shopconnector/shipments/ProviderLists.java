package dev.shopconnector.shipments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of carriers that TikTok Shop gave, kept for each shop and delivery option. */
@Component("providerLists")
@Transactional
public class ProviderLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient db;
    private final Clock clock;

    ProviderLists(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The list as it was read last, however long ago; an empty one without a time when it never was. */
    public ProviderList stored(String shopId, String deliveryOptionId) {
        return db.sql("SELECT providers, read_at FROM shipping_providers"
                        + " WHERE shop_id = :shop AND delivery_option_id = :option")
                .param("shop", shopId)
                .param("option", deliveryOptionId)
                .query((row, number) -> new ProviderList(
                        fromJson(row.getString("providers")),
                        row.getObject("read_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional()
                .orElse(ProviderList.NEVER_READ);
    }

    /** The call that asks TikTok for the list. */
    public TikTokCall question(PushLease lease, String deliveryOptionId) {
        return TikTokCall.shippingProviders(lease.access(), deliveryOptionId);
    }

    /**
     * Keeps TikTok's answer in place of the list before. A provider without id or name is left out.
     *
     * @throws TikTokTransientException when the answer holds no list, for then nobody knows which carriers TikTok takes
     */
    public ProviderList store(PushLease lease, String deliveryOptionId, TikTokAnswer answer) {
        JsonNode told = answer.data().path("shipping_providers");
        if (!told.isArray()) {
            throw new TikTokTransientException(new TikTokError(
                    "shipping-providers", 200, "0", "the answer has no list of carriers", answer.requestId(), null));
        }
        List<ShippingProvider> providers = new ArrayList<>();
        for (JsonNode provider : told) {
            String id = provider.path("id").asText("");
            String name = provider.path("name").asText("");
            if (!id.isBlank() && !name.isBlank()) {
                providers.add(new ShippingProvider(id, name));
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.sql("INSERT INTO shipping_providers (shop_id, delivery_option_id, providers, read_at)"
                        + " VALUES (:shop, :option, :providers, :now)"
                        + " ON DUPLICATE KEY UPDATE providers = VALUES(providers), read_at = VALUES(read_at)")
                .param("shop", lease.shopId())
                .param("option", deliveryOptionId)
                .param("providers", json(providers))
                .param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        return new ProviderList(providers, now);
    }

    private static String json(List<ShippingProvider> providers) {
        try {
            return JSON.writeValueAsString(providers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("TikTok's list of carriers cannot be written as JSON", e);
        }
    }

    private static List<ShippingProvider> fromJson(String providers) {
        try {
            return JSON.readValue(providers, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table shipping_providers holds no list of carriers", e);
        }
    }
}
