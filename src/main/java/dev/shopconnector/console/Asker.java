package dev.shopconnector.console;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Viewer;
import dev.shopconnector.settings.WishRefusedException;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person behind a call of the console. Every operation of every MBean asks here first. */
@Component
class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    private final Viewer viewer;

    Asker(Viewer viewer) {
        this.viewer = viewer;
    }

    /**
     * Something is looked at.
     *
     * @throws NotDoneException when the person may not look, or it cannot be shown
     */
    <T> T looks(Supplier<T> answer) {
        require(Role.VIEWER, "Only viewers, operators and administrators may look at this.");
        return told(answer);
    }

    /**
     * Something is done, in the name that the deed is given.
     *
     * @throws NotDoneException when the person may not do it, or it cannot be done
     */
    <T> T steers(Function<String, T> deed) {
        require(Role.OPERATOR, "Only operators and administrators may do this; ask one of them.");
        return told(() -> deed.apply(viewer.name()));
    }

    private void require(Role role, String otherwise) {
        if (SecurityContextHolder.getContext().getAuthentication() == null || !viewer.is(role)) {
            throw new NotDoneException(otherwise);
        }
    }

    /** Nothing of what is inside goes out. */
    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotDoneException e) {
            throw e;
        } catch (WishRefusedException e) {
            throw new NotDoneException(e.words());
        } catch (InvalidRequestException e) {
            throw new NotDoneException(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "An operation of the console failed and nothing was done: {}. If the database was away, try again.",
                    e.getClass().getSimpleName());
            LOG.debug("The failed operation of the console", e);
            throw new NotDoneException("The connector failed and did nothing; its log says why.");
        }
    }
}
