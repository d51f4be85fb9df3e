package dev.shopconnector.orders;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the orders' table, sealed and ready to be written.
 *
 * @param judgementJson the judgement as JSON
 * @param historyJson the earlier judgements as JSON
 * @param placedAt when the buyer placed it
 * @param shipBy by when TikTok wants it shipped; null when TikTok does not say
 * @param modifiedAt the modified time that the order keeps; null gives it the shop's clock
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OrderRow(
        String shopId,
        String orderId,
        RawOrder raw,
        byte[] payload,
        byte @Nullable [] shipTo,
        byte @Nullable [] salesOrder,
        Judgement judgement,
        String judgementJson,
        String historyJson,
        Instant placedAt,
        @Nullable Instant shipBy,
        @Nullable Instant modifiedAt) {
    private static final int MOST_ROWS = 100;
    private static final int LONGEST_STATUS = 64;
    /** Well below the 16 MB that a MariaDB takes in one packet by default. */
    private static final long MOST_BYTES = 4L << 20;

    /** The rows in packets that a MariaDB takes, in their order. */
    static List<List<OrderRow>> inPackets(List<OrderRow> rows) {
        List<List<OrderRow>> packets = new ArrayList<>();
        List<OrderRow> packet = new ArrayList<>();
        long bytes = 0;
        for (OrderRow row : rows) {
            if (!packet.isEmpty() && (packet.size() == MOST_ROWS || bytes + row.bytes() > MOST_BYTES)) {
                packets.add(packet);
                packet = new ArrayList<>();
                bytes = 0;
            }
            packet.add(row);
            bytes += row.bytes();
        }
        if (!packet.isEmpty()) {
            packets.add(packet);
        }
        return packets;
    }

    /** Sets the row's parameters from {@code first} on; where the next row's begin. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int at = first;
        statement.setString(at++, shopId);
        statement.setString(at++, orderId);
        statement.setString(at++, cut(judgement.tiktokStatus()));
        statement.setLong(at++, raw.updateTime());
        statement.setBytes(at++, raw.fingerprint());
        statement.setBytes(at++, payload);
        setBytes(statement, at++, shipTo);
        setBytes(statement, at++, salesOrder);
        statement.setString(at++, judgement.verdict().word());
        statement.setString(at++, judgement.shipstationStatus());
        statement.setString(at++, judgementJson);
        statement.setString(at++, historyJson);
        statement.setObject(at++, utc(judgement.at()));
        statement.setObject(at++, utc(judgement.reviewAt()));
        statement.setObject(at++, utc(placedAt));
        statement.setObject(at++, utc(shipBy));
        statement.setObject(at++, utc(modifiedAt));
        statement.setObject(at++, utc(raw.updateTime() > 0 ? Instant.ofEpochSecond(raw.updateTime()) : judgement.at()));
        return at;
    }

    static @Nullable String cut(@Nullable String status) {
        return status == null || status.length() <= LONGEST_STATUS ? status : status.substring(0, LONGEST_STATUS);
    }

    private long bytes() {
        return (long) payload.length
                + (shipTo == null ? 0 : shipTo.length)
                + (salesOrder == null ? 0 : salesOrder.length)
                + judgementJson.length()
                + historyJson.length();
    }

    private static void setBytes(PreparedStatement statement, int index, byte @Nullable [] bytes) throws SQLException {
        if (bytes == null) {
            statement.setNull(index, Types.VARBINARY);
        } else {
            statement.setBytes(index, bytes);
        }
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "OrderRow[" + orderId + "]";
    }
}
