package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokAuthorization;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokNeedsPersonException;
import dev.shopconnector.tiktok.TikTokTokenHost;
import dev.shopconnector.tiktok.TikTokTransientException;
import dev.shopconnector.tiktok.TikTokUnauthorizedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Renews the tokens of a connection: one renewal at a time over all nodes, because the connection's row is held from
 * before TikTok is asked until both new tokens are stored.
 */
@Component("tokenRenewal")
public class TokenRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);

    private final TokenVault vault;
    private final TikTokTokenHost host;
    private final RenewalSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    // Whoever waits for a renewal on this node waits here, without a database connection in hand.
    private final Map<String, ReentrantLock> waiting = new ConcurrentHashMap<>();

    TokenRenewal(
            TokenVault vault,
            TikTokTokenHost host,
            RenewalSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.vault = vault;
        this.host = host;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Renews, unless somebody did so since {@code usedVersion}. When TikTok refuses, the connection needs its seller,
     * and {@code refusal} is kept as the reason.
     *
     * @throws TikTokException when TikTok could not be asked; nothing has changed
     */
    public void renew(String connectionId, long usedVersion, TikTokException refusal) {
        ReentrantLock turn = turn(connectionId);
        turn.lock();
        try {
            TikTokException failure = transaction.execute(status -> {
                Tokens tokens = vault.lock(connectionId);
                return tokens == null || !tokens.active() || tokens.version() != usedVersion
                        ? null
                        : onDemand(tokens, refusal);
            });
            if (failure != null) {
                throw failure;
            }
        } catch (PessimisticLockingFailureException e) {
            throw new TikTokTransientException(new TikTokError(
                    "tokens.refresh", 0, "", "another node holds the connection for longer than usual", "", null));
        } finally {
            turn.unlock();
        }
    }

    /** Ids of the connections that {@link #renewAhead} should be called for. */
    public List<String> due() {
        return vault.due(clock.instant(), settings.batch());
    }

    /** Renews if it is still due and no other node is at it. Failures are stored and logged, not thrown. */
    public void renewAhead(String connectionId) {
        ReentrantLock turn = turn(connectionId);
        if (turn.tryLock()) {
            try {
                transaction.executeWithoutResult(status -> {
                    Tokens tokens = vault.lockIfDue(connectionId, clock.instant());
                    if (tokens != null) {
                        ahead(tokens);
                    }
                });
            } finally {
                turn.unlock();
            }
        }
    }

    private @Nullable TikTokException onDemand(Tokens tokens, TikTokException refusal) {
        try {
            refresh(tokens);
            return null;
        } catch (TikTokException e) {
            if (!consentIsGone(e)) {
                return e;
            }
            giveUp(tokens, ConnectionError.of(refusal), e);
            return null;
        }
    }

    private void ahead(Tokens tokens) {
        try {
            refresh(tokens);
        } catch (TikTokException e) {
            Instant now = clock.instant();
            Instant end = tokens.accessTokenExpiresAt();
            if (consentIsGone(e) && !now.isBefore(end)) {
                giveUp(tokens, ConnectionError.EXPIRED, e);
                return;
            }
            Instant retry = settings.retryAt(now, tokens.renewFailures());
            vault.postponed(tokens.connectionId(), now.isBefore(end) && retry.isAfter(end) ? end : retry);
            LOG.warn(
                    "Tokens of connection {} were not renewed: {}. They work until {}. {}",
                    tokens.connectionId(),
                    e.getMessage(),
                    end,
                    consentIsGone(e)
                            ? "Let the seller connect the shop again before then (POST /connections)."
                            : "Another attempt follows by itself; if this repeats, check the way to TikTok's token"
                                    + " host and TIKTOK_APP_KEY / TIKTOK_APP_SECRET.");
        }
    }

    private void refresh(Tokens tokens) {
        TikTokAuthorization authorization = host.refresh(tokens.refreshToken());
        Instant renewAt = settings.renewAt(clock.instant(), authorization.accessTokenExpiresAt());
        vault.renewed(tokens.connectionId(), authorization, renewAt);
    }

    private void giveUp(Tokens tokens, ConnectionError error, TikTokException refreshRefusal) {
        vault.refused(tokens.connectionId(), error);
        LOG.warn(
                "Connection {} needs its seller: {}. Its shops are not read until the seller connects again (POST"
                        + " /connections).",
                tokens.connectionId(),
                refreshRefusal.getMessage());
    }

    private static boolean consentIsGone(TikTokException e) {
        return e instanceof TikTokUnauthorizedException
                || (e instanceof TikTokNeedsPersonException person && person.consentIsGone());
    }

    private ReentrantLock turn(String connectionId) {
        return waiting.computeIfAbsent(connectionId, id -> new ReentrantLock());
    }
}
