package dev.shopconnector.flows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the routes of this node.
 *
 * @param hash of the set that runs
 * @param since when it began, by the connector's clock
 * @param files how many there are in it
 * @param refusedHash of what lies in the folder and cannot run; null when what lies there runs
 * @param refusedAt when it was refused; null as above
 * @param problems why; empty as above
 */
public record RouteEdit(
        String hash,
        Instant since,
        int files,
        @Nullable String refusedHash,
        @Nullable Instant refusedAt,
        List<RouteProblem> problems) {
    public RouteEdit {
        problems = List.copyOf(problems);
    }
}
