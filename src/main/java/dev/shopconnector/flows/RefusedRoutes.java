package dev.shopconnector.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sets that were refused beside one that ran, in the database, so that a node that starts refuses them too. */
@Repository
class RefusedRoutes {
    private static final int KEPT = 20;
    private static final TypeReference<List<RouteProblem>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RefusedRoutes(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional
    public void keep(String hash, List<RouteProblem> problems) {
        try {
            jdbc.sql("INSERT INTO route_sets_refused (hash, problems, refused_at) VALUES (:hash, :problems, SYSDATE(6))"
                            + " ON DUPLICATE KEY UPDATE problems = :problems, refused_at = SYSDATE(6)")
                    .param("hash", hash)
                    .param("problems", json.writerFor(PROBLEMS).writeValueAsString(problems))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
        jdbc.sql("DELETE FROM route_sets_refused WHERE refused_at < (SELECT refused_at FROM (SELECT refused_at"
                        + " FROM route_sets_refused ORDER BY refused_at DESC LIMIT 1 OFFSET :kept) AS oldest)")
                .param("kept", KEPT - 1)
                .update();
    }

    /** Why the set was refused; empty when it was not. */
    @Transactional(readOnly = true)
    public List<RouteProblem> problems(String hash) {
        return jdbc.sql("SELECT problems FROM route_sets_refused WHERE hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .map(text -> {
                    try {
                        return json.readValue(text, PROBLEMS);
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException("route_sets_refused holds something else than problems", e);
                    }
                })
                .orElse(List.of());
    }

    /** The set runs after all. */
    @Transactional
    public void forget(String hash) {
        jdbc.sql("DELETE FROM route_sets_refused WHERE hash = ?").param(hash).update();
    }
}
