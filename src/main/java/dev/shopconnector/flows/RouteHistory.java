package dev.shopconnector.flows;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What ran and what was refused, for the next start; a database that is away leaves no set half taken over. */
@Component
class RouteHistory {
    private static final Logger LOG = LoggerFactory.getLogger(RouteHistory.class);

    private final LastGoodRoutes lastGood;
    private final RefusedRoutes refused;

    RouteHistory(LastGoodRoutes lastGood, RefusedRoutes refused) {
        this.lastGood = lastGood;
        this.refused = refused;
    }

    /** The set that ran last on any node. */
    Optional<RouteFiles> newest() {
        return lastGood.newest();
    }

    /** If it is the set that ran last on any node. */
    boolean isNewest(RouteFiles files) {
        return newest().map(RouteFiles::hash).filter(files.hash()::equals).isPresent();
    }

    /** If just this set is among those that ran; false when that cannot be found out. */
    boolean ran(RouteFiles files) {
        try {
            return lastGood.has(files.hash());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Taken for new, since the database is away", e);
            return false;
        }
    }

    /** @throws RoutesRefusedException when just this set was refused beside one that ran, with the words of then */
    void refuseAgain(RouteFiles files) throws RoutesRefusedException {
        List<RouteProblem> problems = refused.problems(files.hash());
        if (!problems.isEmpty()) {
            throw new RoutesRefusedException(problems);
        }
    }

    void runs(RouteFiles files) {
        try {
            lastGood.keep(files);
            refused.forget(files.hash());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "The routes that run could not be stored ({}); a node that starts on a broken folder falls back to"
                            + " earlier ones. Save any route once the database is back.",
                    e.getClass().getSimpleName());
        }
    }

    void refuses(RouteFiles files, List<RouteProblem> problems) {
        try {
            refused.keep(files.hash(), problems);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "That these routes were refused could not be stored ({}); a node that starts now would run them."
                            + " Correct the files before a node is restarted.",
                    e.getClass().getSimpleName());
        }
    }
}
