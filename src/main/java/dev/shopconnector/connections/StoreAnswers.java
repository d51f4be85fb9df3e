package dev.shopconnector.connections;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.shipstation.ConnectionContextResponse;
import dev.shopconnector.shipstation.SourceDetails;
import dev.shopconnector.shipstation.SourceDetailsResponse;
import dev.shopconnector.shipstation.WeightUnit;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What ShipStation may ask about a store: ShipStation Order Source API. */
@Component("storeAnswers")
public class StoreAnswers {

    /**
     * Lets a store pass that TikTok accepts.
     *
     * @throws NeedsReauthorizationException when its seller must consent again
     */
    public void requireAuthorized(Store store) {
        ConnectionError error = store.error();
        if (error != null) {
            throw new NeedsReauthorizationException(store.connectionId(), error);
        }
    }

    /** The call that shows whether TikTok accepts the connection. */
    public TikTokCall authorizedShops(Store store) {
        return TikTokCall.authorizedShops(store.connectionId());
    }

    /**
     * {@code validate_connection}: an empty answer, or the reason why not.
     *
     * @throws NeedsReauthorizationException when the seller's consent no longer covers the shop
     */
    public @Nullable Object validated(Store store, TikTokAnswer answer) {
        for (JsonNode shop : answer.data().path("shops")) {
            if (shop.path("id").asText().equals(store.shopId())) {
                return null;
            }
        }
        throw new NeedsReauthorizationException(
                store.connectionId(),
                new ConnectionError(401, "101000", "the seller's authorization no longer covers this shop"));
    }

    /** {@code get_connection_context}. */
    public ConnectionContextResponse context(Store store) {
        return new ConnectionContextResponse(Map.of("shop_id", store.shopId()));
    }

    /** {@code get_source_details}: US shops, so dollars and pounds; phone and site by the store's settings. */
    public SourceDetailsResponse details(Store store) {
        StoreSettings.Branding branding = store.settings().branding();
        return new SourceDetailsResponse(new SourceDetails(
                store.storeName(),
                null,
                branding.phone(),
                "en-US",
                branding.website(),
                "false",
                WeightUnit.Pound,
                "USD"));
    }
}
