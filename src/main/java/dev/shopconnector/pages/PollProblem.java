package dev.shopconnector.pages;

import java.util.Set;

/**
 * Why a shop's reading broke off, for its merchant.
 *
 * @param limited whether TikTok wants to be asked less often
 * @param words as the reading left them, without the class in front
 * @param whatToDo one sentence
 */
public record PollProblem(boolean limited, String words, String whatToDo) {
    private static final String LIMITED = "TikTokRateLimitedException";
    private static final Set<String> PASSING = Set.of("TikTokTransientException", "StalledWalkException");
    private static final String RECONNECT = "NeedsReauthorizationException";

    /** Of the text in {@code shops.poll_problem}: the name of the failure, a colon, what it says. */
    static PollProblem of(String stored) {
        int colon = stored.indexOf(": ");
        String name = colon < 0 ? "" : stored.substring(0, colon);
        String words = colon < 0 ? stored : stored.substring(colon + 2);
        if (name.equals(LIMITED)) {
            return new PollProblem(
                    true, words, "Nothing to do: TikTok wants to be asked less often, and is asked again by itself.");
        }
        if (PASSING.contains(name)) {
            return new PollProblem(
                    false,
                    words,
                    "Nothing to do: it is tried again by itself and nothing is lost. If it lasts longer than an hour, look at"
                            + " TikTok's status page.");
        }
        if (name.equals(RECONNECT)) {
            return new PollProblem(false, words, "Reconnect the store.");
        }
        return new PollProblem(
                false,
                words,
                "Tell the connector's operator these words; the table under 'A shop is not read' in the operations guide"
                        + " says what helps. It is tried again by itself.");
    }
}
