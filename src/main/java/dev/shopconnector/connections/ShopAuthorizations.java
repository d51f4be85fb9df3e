package dev.shopconnector.connections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What TikTok Shop says by itself about the consent behind a shop. News that was sent before the seller's last consent is
 * about an earlier one and changes nothing: TikTok Shop may repeat a call for 16 hours. Whoever calls holds the shop's
 * row.
 */
@Repository("shopAuthorizations")
@Transactional(propagation = Propagation.MANDATORY)
public class ShopAuthorizations {
    private static final Logger LOG = LoggerFactory.getLogger(ShopAuthorizations.class);

    private final JdbcClient jdbc;

    ShopAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The seller has taken the consent back: no call is made until it consents again, ShipStation shows the error that
     * merchants know, what is stored stays.
     *
     * @param sentAt when TikTok Shop said so, in whole seconds
     * @return false when the seller has consented since, or the shop is not known
     */
    public boolean deauthorized(String shopId, Instant sentAt) {
        String connectionId = lockIfNewer(shopId, sentAt);
        if (connectionId == null) {
            return false;
        }
        // A connection that TikTok has refused already keeps what TikTok said. MariaDB assigns from left to right.
        int stopped = jdbc.sql("UPDATE connections SET reauthorization_cause = 'deauthorized',"
                        + " error_http_status = IF(state = 'active', :status, error_http_status),"
                        + " error_code = IF(state = 'active', :code, error_code),"
                        + " error_message = IF(state = 'active', :message, error_message),"
                        + " stopped_at = IF(state = 'active', SYSDATE(6), stopped_at),"
                        + " state = 'needs_reauthorization', changed_at = SYSDATE(6)"
                        + " WHERE id = :id AND (reauthorization_cause IS NULL OR state = 'active')")
                .param("status", ConnectionError.EXPIRED.httpStatus())
                .param("code", ConnectionError.EXPIRED.code())
                .param("message", ConnectionError.EXPIRED.message())
                .param("id", connectionId)
                .update();
        if (stopped > 0) {
            LOG.warn(
                    "The seller of shop {} has taken the consent back at TikTok Shop. Its orders are not read and its"
                            + " parcels wait; what is stored stays. If that was not meant, let the seller connect the shop"
                            + " again (docs/operations.md, 'A shop needs reauthorisation').",
                    shopId);
        }
        return true;
    }

    /**
     * The consent ends then; {@code connections.warn} tells it.
     *
     * @return false when the seller has consented since, or the shop is not known
     */
    public boolean endsSoon(String shopId, Instant sentAt, Instant ends) {
        String connectionId = lockIfNewer(shopId, sentAt);
        if (connectionId == null) {
            return false;
        }
        jdbc.sql("UPDATE connections SET authorization_ends_told = :ends WHERE id = :id")
                .param("ends", DbTime.of(ends))
                .param("id", connectionId)
                .update();
        return true;
    }

    private @Nullable String lockIfNewer(String shopId, Instant sentAt) {
        return jdbc.sql("SELECT id FROM connections WHERE id = (SELECT connection_id FROM shops WHERE id = :shop)"
                        + " AND authorized_at < :before FOR UPDATE")
                .param("shop", shopId)
                .param("before", DbTime.of(sentAt.plusSeconds(1)))
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
