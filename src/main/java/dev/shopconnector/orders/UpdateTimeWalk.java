package dev.shopconnector.orders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a shop's orders by {@code update_time}, ascending, without skipping one while they move.
 *
 * <p>TikTok's page tokens count into a result that changes while it is read: when an order of an earlier page is
 * updated it leaves its place, and the order behind the page's edge slips under it unseen. So the walk does not follow
 * tokens. It asks anew from the last second it has seen, that second included. Only where one second holds more than a
 * page does it follow tokens, and then repeats that second until two passes show the same orders: a pass that skips an
 * order does so because another left the second meanwhile, and that one is missing in the pass after it.
 *
 * <p>All times are unix seconds. {@link #position()} is safe to store at any moment: every order whose
 * {@code update_time} lies before it has been handed out. Not thread-safe.
 */
final class UpdateTimeWalk {
    private static final int MOST_PAGES_IN_ONE_SECOND = 2_000;
    private static final int LONGEST_TAIL = 5;

    private final long end;
    private final long slice;
    private long position;
    private @Nullable String token;
    private final Set<String> tokensFollowed = new HashSet<>();
    private Set<String> idsInPass = new HashSet<>();
    private @Nullable Set<String> idsInLastPass;
    private int pagesInSecond;

    /** A walk over [from, end), asked in windows of at most {@code slice} seconds. */
    UpdateTimeWalk(long from, long end, long slice) {
        if (slice <= 0) {
            throw new IllegalArgumentException("a slice must be at least one second");
        }
        this.position = from;
        this.end = end;
        this.slice = slice;
    }

    boolean more() {
        return position < end;
    }

    long position() {
        return position;
    }

    /** The end of the window to ask for now, exclusive. */
    long windowEnd() {
        return Math.min(end, position + slice);
    }

    /** The page token to send with the next question; null asks from {@link #position()} anew. */
    @Nullable
    String token() {
        return token;
    }

    /**
     * Takes in the answer to the last question.
     *
     * @param page the orders in the order in which TikTok gave them
     * @param nextToken TikTok's {@code next_page_token}; null or empty on the last page
     * @throws StalledWalkException when TikTok's tokens run in a circle; the position has not moved past anything unread
     */
    void accept(List<OrderKey> page, @Nullable String nextToken) {
        boolean lastPage = nextToken == null || nextToken.isEmpty();
        for (OrderKey key : page) {
            if (key.updateTime() == position) {
                idsInPass.add(key.id());
            }
        }
        long reached = reached(page);
        boolean secondIsComplete = lastPage || reached > position;
        if (!secondIsComplete) {
            follow(nextToken);
            return;
        }
        if (!tokensFollowed.isEmpty() && !idsInPass.equals(idsInLastPass)) {
            repeatSecond();
            return;
        }
        moveTo(lastPage ? windowEnd() : reached);
    }

    /**
     * The last second that this page surely reaches. An order with an update_time at or after the window's end was
     * updated while the page was made and says nothing about its place; nor does a page that is out of order. An order
     * may also show a newer time than the one by which TikTok sorted it, and at the page's edge that looks like a long
     * way; so the earliest of the last few counts, and those are read again with the next page.
     */
    private long reached(List<OrderKey> page) {
        List<Long> times = new ArrayList<>(page.size());
        long last = position;
        for (OrderKey key : page) {
            if (key.updateTime() >= windowEnd()) {
                continue;
            }
            if (key.updateTime() < last) {
                return position;
            }
            last = key.updateTime();
            times.add(last);
        }
        int tail = Math.max(1, Math.min(LONGEST_TAIL, times.size() / 10));
        return times.isEmpty() ? position : times.get(times.size() - tail);
    }

    private void follow(@Nullable String nextToken) {
        if (nextToken == null || !tokensFollowed.add(nextToken) || ++pagesInSecond > MOST_PAGES_IN_ONE_SECOND) {
            throw new StalledWalkException(position);
        }
        token = nextToken;
    }

    private void repeatSecond() {
        tokensFollowed.clear();
        token = null;
        idsInLastPass = idsInPass;
        idsInPass = new HashSet<>();
    }

    private void moveTo(long next) {
        position = next;
        token = null;
        tokensFollowed.clear();
        idsInPass = new HashSet<>();
        idsInLastPass = null;
        pagesInSecond = 0;
    }
}
