package dev.shopconnector.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Webhooks as rows. */
final class WebhookRows {
    static final String COLUMNS = "id, type, shop_id, order_ids, told, changed_at, sent_at, ends_at";

    private WebhookRows() {}

    static Webhook read(ResultSet row, int number) throws SQLException {
        String orders = row.getString("order_ids");
        return new Webhook(
                row.getString("id"),
                row.getObject("type", Integer.class),
                row.getString("shop_id"),
                orders.isEmpty() ? List.of() : List.of(orders.split(",", -1)),
                row.getString("told"),
                row.getObject("changed_at", Long.class),
                row.getLong("sent_at"),
                row.getObject("ends_at", Long.class));
    }

    static PastWebhook past(ResultSet row, int number) throws SQLException {
        return new PastWebhook(
                read(row, number),
                row.getString("effect"),
                row.getObject("received_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
