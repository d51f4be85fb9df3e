package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.connections.KeyedSeal;
import dev.shopconnector.shipstation.ShipmentNotification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What ShipStation told of a parcel, word for word; sealed, because it names the buyer. */
@Component
@Transactional(readOnly = true)
public class ParcelNotifications {
    /** What TikTok Shop's call does not take. */
    private static final List<String> NOT_TAKEN = List.of(
            "notify_buyer",
            "notes",
            "carrier_service_code",
            "fulfillment_cost",
            "insurance_cost",
            "ship_date",
            "tracking_url",
            "ship_to",
            "ship_from",
            "return_address");

    private final JdbcClient db;
    private final KeyedSeal seals;
    private final ObjectMapper json;

    ParcelNotifications(JdbcClient db, KeyedSeal seals, ObjectMapper json) {
        this.db = db;
        this.seals = seals;
        this.json = json;
    }

    /** The names of what ShipStation told and TikTok was not: its call takes carrier, tracking number and units only. */
    public List<String> keptOnly(Parcel parcel) {
        JsonNode told = word(parcel);
        return NOT_TAKEN.stream().filter(told::hasNonNull).toList();
    }

    /** When what ShipStation told of it was erased, UTC; empty when it was not. */
    public Optional<Instant> erasedAt(Parcel parcel) {
        return db.sql("SELECT erased_at FROM parcels WHERE shop_id = :shop AND id = :id AND erased_at IS NOT NULL")
                .param("shop", parcel.shopId())
                .param("id", parcel.id())
                .query(LocalDateTime.class)
                .optional()
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }

    ShipmentNotification told(Parcel parcel) {
        return ShipmentNotification.read(word(parcel));
    }

    byte[] seal(Parcel parcel, JsonNode notification) {
        return seals.seal(notification.toString().getBytes(StandardCharsets.UTF_8), place(parcel));
    }

    /** All that ShipStation told, as it told it; an empty object once that was erased. */
    JsonNode word(Parcel parcel) {
        byte[] sealed = db.sql("SELECT COALESCE(notification, '') FROM parcels WHERE shop_id = :shop AND id = :id")
                .param("shop", parcel.shopId())
                .param("id", parcel.id())
                .query((row, number) -> row.getBytes(1))
                .single();
        if (sealed.length == 0) {
            return json.createObjectNode();
        }
        try {
            return json.readTree(seals.open(sealed, place(parcel)));
        } catch (IOException e) {
            throw new IllegalStateException("the notification of parcel " + parcel.id() + " cannot be read back");
        }
    }

    private static String place(Parcel parcel) {
        return parcel.shopId() + '|' + parcel.id() + "|notification";
    }
}
