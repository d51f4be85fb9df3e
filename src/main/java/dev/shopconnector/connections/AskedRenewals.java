package dev.shopconnector.connections;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Renewals of tokens that a person asks for; the wish is in the audit log, whatever TikTok answers. */
@Component("askedRenewals")
public class AskedRenewals {
    private final TokenVault vault;
    private final TokenRenewal renewal;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AskedRenewals(
            TokenVault vault, TokenRenewal renewal, AuditLog audit, Clock clock, TransactionTemplate transaction) {
        this.vault = vault;
        this.renewal = renewal;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What came of it. */
    public enum Outcome {
        /** There is a new token. */
        RENEWED,
        /** TikTok did not give one or another node is at it; it is tried again by itself, the log says why. */
        LATER,
        /** TikTok accepts no renewal before the seller connects the shop again. */
        NEEDS_SELLER
    }

    /**
     * Renews the tokens of the shop's connection, and so of all shops of that consent.
     *
     * @throws IllegalArgumentException when there is no such connection
     */
    public Outcome renew(Shop shop, String who) {
        String connection = shop.connectionId();
        Optional<Long> before = Optional.ofNullable(transaction.execute(status -> {
            if (!vault.makeDue(connection, clock.instant())) {
                return null;
            }
            audit.write(new Deed(who, "connection.renew-token", shop.id(), null, ""));
            return version(connection);
        }));
        if (before.isEmpty()) {
            return Outcome.NEEDS_SELLER;
        }
        renewal.renewAhead(connection);
        return version(connection) > before.get() ? Outcome.RENEWED : Outcome.LATER;
    }

    private long version(String connection) {
        Tokens tokens = vault.read(connection);
        if (tokens == null) {
            throw new IllegalArgumentException("no connection " + connection);
        }
        return tokens.version();
    }
}
