package dev.shopconnector.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sets of route files that ran, in the database, so that a node that starts anew has them. */
@Repository
class LastGoodRoutes {
    private static final int KEPT = 20;
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LastGoodRoutes(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a set that runs as the newest. */
    @Transactional
    public void keep(RouteFiles files) {
        try {
            jdbc.sql("INSERT INTO route_sets (hash, files, used_at) VALUES (:hash, :files, SYSDATE(6))"
                            + " ON DUPLICATE KEY UPDATE used_at = SYSDATE(6)")
                    .param("hash", files.hash())
                    .param("files", json.writeValueAsString(files.texts()))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
        jdbc.sql("DELETE FROM route_sets WHERE used_at < (SELECT used_at FROM (SELECT used_at FROM route_sets"
                        + " ORDER BY used_at DESC LIMIT 1 OFFSET :kept) AS oldest)")
                .param("kept", KEPT - 1)
                .update();
    }

    /** If the set is one of those that are kept. */
    @Transactional(readOnly = true)
    public boolean has(String hash) {
        return jdbc.sql("SELECT COUNT(*) FROM route_sets WHERE hash = ?")
                        .param(hash)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The set that ran last on any node; empty in a new database. */
    @Transactional(readOnly = true)
    public Optional<RouteFiles> newest() {
        return jdbc.sql("SELECT files FROM route_sets ORDER BY used_at DESC LIMIT 1")
                .query(String.class)
                .optional()
                .map(text -> {
                    try {
                        return new RouteFiles(json.readValue(text, TEXTS));
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException("route_sets holds something else than file texts", e);
                    }
                });
    }
}
