package dev.shopconnector.shipments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between a row of the table and a parcel. */
@Component
class ParcelRows {
    /** Everything but the sealed notification. */
    static final String COLUMNS =
            "p.shop_id, p.id, p.order_id, p.tracking_number, p.carrier_code, p.service_code, p.units,"
                    + " p.line_ids, p.state, p.rule, p.reason, p.remedy, p.warnings, p.journey, p.asked_without, p.agreed_without, p.was_accepted, p.replaces, p.pushes, p.failures,"
                    + " p.unclear, p.replays, p.heard, p.told_carrier, p.unsure, p.provider_name, p.package_id, p.next_try_at, p.deadline_at,"
                    + " p.created_at, p.version";

    private final ObjectMapper json;

    ParcelRows(ObjectMapper json) {
        this.json = json;
    }

    Parcel read(ResultSet row, int number) throws SQLException {
        return new Parcel(
                row.getString("shop_id"),
                row.getString("id"),
                row.getString("order_id"),
                new ParcelTold(
                        row.getString("tracking_number"),
                        row.getString("carrier_code"),
                        row.getString("service_code"),
                        row.getString("units"),
                        list(row.getString("heard"), new TypeReference<List<String>>() {})),
                list(row.getString("line_ids"), new TypeReference<List<String>>() {}),
                new ParcelDecision(
                        ParcelState.of(row.getString("state")),
                        row.getString("rule"),
                        row.getString("reason"),
                        row.getString("remedy")),
                list(row.getString("journey"), new TypeReference<List<ParcelStep>>() {}),
                new ParcelPast(
                        list(row.getString("asked_without"), new TypeReference<List<String>>() {}),
                        list(row.getString("agreed_without"), new TypeReference<List<String>>() {}),
                        row.getBoolean("was_accepted")),
                row.getString("replaces"),
                new ParcelTries(
                        row.getInt("pushes"),
                        row.getInt("failures"),
                        row.getInt("unclear"),
                        row.getInt("replays"),
                        orNull(row, "next_try_at"),
                        instant(row, "deadline_at")),
                new ParcelAtTikTok(
                        row.getString("told_carrier"),
                        row.getBoolean("unsure"),
                        row.getString("provider_name"),
                        row.getString("package_id"),
                        list(row.getString("warnings"), new TypeReference<List<String>>() {})),
                instant(row, "created_at"),
                row.getLong("version"));
    }

    String text(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of plain data can be written", e);
        }
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored parcel cannot be read back", e);
        }
    }

    static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
