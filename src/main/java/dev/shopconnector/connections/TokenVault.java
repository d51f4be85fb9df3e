package dev.shopconnector.connections;

import dev.shopconnector.database.Looks;
import dev.shopconnector.tiktok.TikTokAuthorization;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of connections in the database, sealed. Both tokens of a connection are always written together. */
@Repository
class TokenVault {
    private static final String COLUMNS = "SELECT id, token_version, state, error_http_status, error_code,"
            + " error_message, key_id, access_token, access_token_expires_at, refresh_token, renew_failures"
            + " FROM connections WHERE id = :id";

    private final JdbcClient jdbc;
    private final Looks looks;
    private final Vault vault;

    TokenVault(JdbcClient jdbc, Looks looks, Vault vault) {
        this.jdbc = jdbc;
        this.looks = looks;
        this.vault = vault;
    }

    /** Null when there is no such connection. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public @Nullable Tokens read(String connectionId) {
        return looks.sql(COLUMNS)
                .param("id", connectionId)
                .query(this::tokens)
                .optional()
                .orElse(null);
    }

    /** Ids of connections whose renewal is due, the longest due first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<String> due(Instant now, int limit) {
        return looks.sql("SELECT id FROM connections WHERE state = 'active' AND renew_at <= :now"
                        + " ORDER BY renew_at LIMIT :limit")
                .param("now", DbTime.of(now))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Holds the connection's row until the transaction ends; waits for another holder. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Tokens lock(String connectionId) {
        return jdbc.sql(COLUMNS + " FOR UPDATE")
                .param("id", connectionId)
                .query(this::tokens)
                .optional()
                .orElse(null);
    }

    /** Holds the row if the renewal is still due and nobody else holds it; null otherwise. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Tokens lockIfDue(String connectionId, Instant now) {
        return jdbc.sql(COLUMNS + " AND state = 'active' AND renew_at <= :now FOR UPDATE SKIP LOCKED")
                .param("id", connectionId)
                .param("now", DbTime.of(now))
                .query(this::tokens)
                .optional()
                .orElse(null);
    }

    /** Stores new tokens, the version one higher. Whether the connection is active stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void renewed(String connectionId, TikTokAuthorization authorization, Instant renewAt) {
        Sealed access = seal(authorization.accessToken(), connectionId, "access_token");
        Sealed refresh = seal(authorization.refreshToken(), connectionId, "refresh_token");
        jdbc.sql("UPDATE connections SET token_version = token_version + 1, key_id = :keyId,"
                        + " access_token = :access, access_token_expires_at = :accessEnds, refresh_token = :refresh,"
                        + " refresh_token_expires_at = :refreshEnds, granted_scopes = :scopes, renew_at = :renewAt,"
                        + " renew_failures = 0, changed_at = SYSDATE(6) WHERE id = :id")
                .param("keyId", access.keyId())
                .param("access", access.bytes())
                .param("accessEnds", DbTime.of(authorization.accessTokenExpiresAt()))
                .param("refresh", refresh.bytes())
                .param("refreshEnds", DbTime.of(authorization.refreshTokenExpiresAt()))
                .param("scopes", scopes(authorization))
                .param("renewAt", DbTime.of(renewAt))
                .param("id", connectionId)
                .update();
    }

    /** Stores a connection that was not there before; its seller has consented at this moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void create(String connectionId, TikTokAuthorization authorization, Instant renewAt, Instant authorizedAt) {
        Sealed access = seal(authorization.accessToken(), connectionId, "access_token");
        Sealed refresh = seal(authorization.refreshToken(), connectionId, "refresh_token");
        jdbc.sql(
                        "INSERT INTO connections (id, open_id, seller_name, state, token_version, key_id, access_token,"
                                + " access_token_expires_at, refresh_token, refresh_token_expires_at, granted_scopes, renew_at,"
                                + " authorized_at, connected_at, changed_at) VALUES (:id, :openId, :seller, 'active', 1, :keyId, :access,"
                                + " :accessEnds, :refresh, :refreshEnds, :scopes, :renewAt, :authorizedAt, SYSDATE(6), SYSDATE(6))")
                .param("id", connectionId)
                .param("openId", authorization.openId())
                .param("seller", authorization.sellerName())
                .param("keyId", access.keyId())
                .param("access", access.bytes())
                .param("accessEnds", DbTime.of(authorization.accessTokenExpiresAt()))
                .param("refresh", refresh.bytes())
                .param("refreshEnds", DbTime.of(authorization.refreshTokenExpiresAt()))
                .param("scopes", scopes(authorization))
                .param("renewAt", DbTime.of(renewAt))
                .param("authorizedAt", DbTime.of(authorizedAt))
                .update();
    }

    /** Makes the renewal of the connection due; false when it is not active. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean makeDue(String connectionId, Instant now) {
        return jdbc.sql("UPDATE connections SET renew_at = :now WHERE id = :id AND state = 'active'")
                        .param("now", DbTime.of(now))
                        .param("id", connectionId)
                        .update()
                > 0;
    }

    /** Puts the next renewal off; the tokens stay as they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void postponed(String connectionId, Instant renewAt) {
        jdbc.sql("UPDATE connections SET renew_at = :renewAt, renew_failures = renew_failures + 1,"
                        + " changed_at = SYSDATE(6) WHERE id = :id")
                .param("renewAt", DbTime.of(renewAt))
                .param("id", connectionId)
                .update();
    }

    /** From now on the connection makes no call until its seller consents again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(String connectionId, ConnectionError error) {
        jdbc.sql("UPDATE connections SET state = 'needs_reauthorization', error_http_status = :status,"
                        + " error_code = :code, error_message = :message, changed_at = SYSDATE(6), stopped_at = SYSDATE(6)"
                        + " WHERE id = :id")
                .param("status", error.httpStatus())
                .param("code", error.code())
                .param("message", error.message())
                .param("id", connectionId)
                .update();
    }

    private Tokens tokens(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String keyId = row.getString("key_id");
        ConnectionError error = ConnectionState.error(row);
        return new Tokens(
                id,
                row.getLong("token_version"),
                error,
                open(new Sealed(keyId, row.getBytes("access_token")), id, "access_token"),
                DbTime.instant(row.getObject("access_token_expires_at", LocalDateTime.class)),
                open(new Sealed(keyId, row.getBytes("refresh_token")), id, "refresh_token"),
                row.getInt("renew_failures"));
    }

    private static String scopes(TikTokAuthorization authorization) {
        String scopes = String.join(",", authorization.grantedScopes());
        return scopes.length() <= 2000 ? scopes : scopes.substring(0, 2000);
    }

    private Sealed seal(String token, String connectionId, String column) {
        return vault.seal(token.getBytes(StandardCharsets.UTF_8), place(connectionId, column));
    }

    private String open(Sealed sealed, String connectionId, String column) {
        return new String(vault.open(sealed, place(connectionId, column)), StandardCharsets.UTF_8);
    }

    private static String place(String connectionId, String column) {
        return "connection:" + connectionId + ":" + column;
    }
}
