package dev.shopconnector.orders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a shop's orders by {@code update_time}, ascending, without skipping one while they move. A backfill walks by
 * {@code create_time} the same way, under which nothing moves.
 *
 * <p>TikTok's page tokens count into a result that changes while it is read: when an order of an earlier page is
 * updated it leaves its place, and the order behind the page's edge slips under it unseen. So the walk does not follow
 * tokens. It asks anew from the last second it has seen, that second included. Only where one second holds more than a
 * page does it follow tokens, and then repeats that second until two passes show the same orders: a pass that skips an
 * order does so because another left the second meanwhile, and that one is missing in the pass after it.
 *
 * <p>A full page is never taken for the last one, whatever TikTok says. A page that is not full ends the window, but
 * when {@code total_count} tells of more than was read, TikTok is asked once more: saying the same twice, it is believed,
 * for nothing promises that the count is exact.
 *
 * <p>All times are unix seconds. {@link #position()} is safe to store at any moment: every order whose
 * {@code update_time} lies before it has been handed out. Not thread-safe.
 */
final class UpdateTimeWalk {
    private static final int MOST_PAGES_IN_ONE_SECOND = 2_000;
    private static final int MOST_DOUBTS = 5;
    private static final int LONGEST_TAIL = 5;
    private static final long NOWHERE = -1;

    private final long end;
    private final long slice;
    private final int pageSize;
    private long position;
    private @Nullable String token;
    private final Set<String> tokensFollowed = new HashSet<>();
    private Set<String> idsInPass = new HashSet<>();
    private @Nullable Set<String> idsInLastPass;
    private int pagesInSecond;
    private final Set<OrderKey> keysInQuestion = new HashSet<>();
    private long rowsInQuestion;
    private @Nullable Set<OrderKey> keysInDoubt;
    private int doubts;

    /** A walk over [from, end), asked in windows of at most {@code slice} seconds and pages of {@code pageSize}. */
    UpdateTimeWalk(long from, long end, long slice, int pageSize) {
        if (slice <= 0) {
            throw new IllegalArgumentException("a slice must be at least one second");
        }
        this.position = from;
        this.end = end;
        this.slice = slice;
        this.pageSize = pageSize;
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

    /** Orders on the pages of this question so far: those that led here by tokens. */
    long rowsInQuestion() {
        return rowsInQuestion;
    }

    /**
     * Takes in the answer to the last question.
     *
     * @throws StalledWalkException when TikTok's pages lead nowhere; the position has not moved past anything unread
     */
    void accept(SearchPage page) {
        rowsInQuestion += page.rows();
        keysInQuestion.addAll(page.keys());
        for (OrderKey key : page.keys()) {
            if (key.updateTime() == position) {
                idsInPass.add(key.id());
            }
        }
        boolean last = page.nextToken().isEmpty() && page.rows() < pageSize;
        if (last && page.total() > rowsInQuestion && !keysInQuestion.equals(keysInDoubt)) {
            doubt();
            return;
        }
        long reached = reached(page.keys());
        boolean crowded = !last && reached <= position;
        if (crowded && !page.nextToken().isEmpty()) {
            follow(page.nextToken());
            return;
        }
        if (crowded && reached == NOWHERE) {
            throw new StalledWalkException(position);
        }
        if ((crowded || !tokensFollowed.isEmpty()) && !idsInPass.equals(idsInLastPass)) {
            repeatSecond();
            return;
        }
        moveTo(last ? windowEnd() : Math.max(reached, position + 1));
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
                return NOWHERE;
            }
            last = key.updateTime();
            times.add(last);
        }
        int tail = Math.max(1, Math.min(LONGEST_TAIL, times.size() / 10));
        return times.isEmpty() ? NOWHERE : times.get(times.size() - tail);
    }

    private void doubt() {
        if (++doubts > MOST_DOUBTS) {
            throw new StalledWalkException(position);
        }
        keysInDoubt = Set.copyOf(keysInQuestion);
        tokensFollowed.clear();
        idsInPass = new HashSet<>();
        askAnew();
    }

    private void follow(String nextToken) {
        if (!tokensFollowed.add(nextToken) || ++pagesInSecond > MOST_PAGES_IN_ONE_SECOND) {
            throw new StalledWalkException(position);
        }
        token = nextToken;
    }

    private void repeatSecond() {
        if (++pagesInSecond > MOST_PAGES_IN_ONE_SECOND) {
            throw new StalledWalkException(position);
        }
        tokensFollowed.clear();
        idsInLastPass = idsInPass;
        idsInPass = new HashSet<>();
        askAnew();
    }

    private void moveTo(long next) {
        position = next;
        tokensFollowed.clear();
        idsInPass = new HashSet<>();
        idsInLastPass = null;
        pagesInSecond = 0;
        keysInDoubt = null;
        doubts = 0;
        askAnew();
    }

    private void askAnew() {
        token = null;
        keysInQuestion.clear();
        rowsInQuestion = 0;
    }
}
