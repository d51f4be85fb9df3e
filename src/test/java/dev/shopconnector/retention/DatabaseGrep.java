package dev.shopconnector.retention;

import dev.shopconnector.connections.KeyedSeal;
import dev.shopconnector.testing.RunningConnector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads every column of every row of every table as text, and what is sealed also as what it says. It knows the seals of
 * orders and parcels; a table that seals anew has to be added here.
 */
final class DatabaseGrep {
    private final RunningConnector connector;
    private final KeyedSeal seals;

    DatabaseGrep(RunningConnector connector) {
        this.connector = connector;
        this.seals = connector.bean(KeyedSeal.class);
    }

    /** The places, as table.column, in which this text stands, whatever its case. */
    List<String> places(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return connector.sql(jdbc -> {
            TreeSet<String> places = new TreeSet<>();
            for (String table : tables(jdbc)) {
                for (Map<String, Object> row : jdbc.queryForList("SELECT * FROM `" + table + "`")) {
                    row.forEach((column, value) -> {
                        if (texts(row, column, value).stream()
                                .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(wanted))) {
                            places.add(table + "." + column);
                        }
                    });
                }
            }
            return List.copyOf(places);
        });
    }

    /** All tables of the database. */
    List<String> tables() {
        return connector.sql(DatabaseGrep::tables);
    }

    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()", String.class);
    }

    private List<String> texts(Map<String, Object> row, String column, Object value) {
        if (!(value instanceof byte[] bytes)) {
            return List.of(String.valueOf(value));
        }
        List<String> texts = new ArrayList<>();
        texts.add(new String(bytes, StandardCharsets.UTF_8));
        texts.add(new String(bytes, StandardCharsets.UTF_16));
        for (String id : List.of("order_id", "id")) {
            opened(bytes, row.get("shop_id") + "|" + row.get(id) + "|" + column).ifPresent(texts::add);
        }
        return texts;
    }

    /** Empty when it is not sealed in this place. */
    private Optional<String> opened(byte[] bytes, String place) {
        try {
            return Optional.of(new String(seals.open(bytes, place), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
