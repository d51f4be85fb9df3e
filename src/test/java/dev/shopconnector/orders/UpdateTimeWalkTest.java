package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateTimeWalkTest {
    private static final long END = 1_000;

    /** A shop that answers as TikTok does: tokens count into a result that is made anew for each question. */
    private static final class MovingShop {
        private final Map<String, Long> updateTimes = new HashMap<>();
        private int questions;

        List<OrderKey> matching(long from, long before) {
            return updateTimes.entrySet().stream()
                    .filter(e -> e.getValue() >= from && e.getValue() < before)
                    .map(e -> new OrderKey(e.getKey(), e.getValue()))
                    .sorted(Comparator.comparingLong(OrderKey::updateTime).thenComparing(OrderKey::id))
                    .toList();
        }

        /** The page, and the token of the next in the last place of an enclosing record. */
        Page page(UpdateTimeWalk walk, int size) {
            questions++;
            List<OrderKey> all = matching(walk.position(), walk.windowEnd());
            String token = walk.token();
            int from = token == null ? 0 : Math.min(all.size(), Integer.parseInt(token));
            int to = Math.min(all.size(), from + size);
            return new Page(all.subList(from, to), to < all.size() ? Integer.toString(to) : "");
        }
    }

    private record Page(List<OrderKey> keys, String next) {}

    @Property(tries = 300)
    void everyOrderIsSeenAlthoughOrdersMoveWhileItPages(
            @ForAll @IntRange(min = 0, max = 400) int orders,
            @ForAll @IntRange(min = 1, max = 60) int seconds,
            @ForAll @IntRange(min = 1, max = 50) int pageSize,
            @ForAll @IntRange(min = 1, max = 1_200) int slice,
            @ForAll long seed) {
        Random random = new Random(seed);
        MovingShop shop = new MovingShop();
        for (int i = 0; i < orders; i++) {
            shop.updateTimes.put("o" + i, (long) random.nextInt(seconds) * (END / seconds));
        }
        Set<OrderKey> seen = new HashSet<>();
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, slice);
        int moves = orders / 3;
        while (walk.more()) {
            assertThat(shop.questions).as("the walk ends").isLessThan(10_000);
            Page page = shop.page(walk, pageSize);
            seen.addAll(page.keys());
            long before = walk.position();
            walk.accept(page.keys(), page.next());
            assertThat(walk.position()).isGreaterThanOrEqualTo(before);
            assertNothingBehindThePositionIsUnseen(shop, walk, seen);
            if (moves-- > 0) {
                // An order is updated now, at or after the moment at which the walk began.
                shop.updateTimes.put("o" + random.nextInt(orders), END + random.nextInt(100));
            }
        }
        assertThat(walk.position()).isEqualTo(END);
        assertThat(seen).containsAll(shop.matching(0, END));
    }

    private static void assertNothingBehindThePositionIsUnseen(
            MovingShop shop, UpdateTimeWalk walk, Set<OrderKey> seen) {
        assertThat(seen).containsAll(shop.matching(0, walk.position()));
    }

    @Test
    void followingTokensOnlyWouldSkipAnOrderThatSlipsUnderThePagesEdge() {
        MovingShop shop = new MovingShop();
        for (int i = 0; i < 6; i++) {
            shop.updateTimes.put("o" + i, 10L * (i + 1));
        }
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END);
        Page first = shop.page(walk, 3);
        walk.accept(first.keys(), first.next());
        shop.updateTimes.put("o0", END + 5);
        Page second = shop.page(walk, 3);
        // By tokens the second page would be o4, o5: o3 slipped to the first page, which was read already.
        assertThat(second.keys()).extracting(OrderKey::id).contains("o3");
    }

    @Test
    void aFullPageCostsOneCallAndFiveOrdersReadAgain() {
        MovingShop shop = new MovingShop();
        for (int i = 0; i < 990; i++) {
            shop.updateTimes.put("o" + i, (long) i);
        }
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END);
        while (walk.more()) {
            Page page = shop.page(walk, 100);
            walk.accept(page.keys(), page.next());
        }
        assertThat(shop.questions).isLessThanOrEqualTo(11);
    }

    @Test
    void tokensThatRunInACircleEndTheWalkAtASafePlace() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END);
        List<OrderKey> sameSecond = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sameSecond.add(new OrderKey("o" + i, 0));
        }
        walk.accept(sameSecond, "again");
        assertThat(walk.token()).isEqualTo("again");
        assertThatThrownBy(() -> walk.accept(sameSecond, "again")).isInstanceOf(StalledWalkException.class);
        assertThat(walk.position()).isZero();
    }

    @Test
    void anEmptyPageWithATokenIsNotTheEnd() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END);
        walk.accept(List.of(), "more");
        assertThat(walk.more()).isTrue();
        assertThat(walk.token()).isEqualTo("more");
        walk.accept(List.of(new OrderKey("o1", 7)), "");
        walk.accept(List.of(new OrderKey("o1", 7)), "");
        assertThat(walk.more()).isFalse();
    }

    @Test
    void anOrderMovedDuringTheQuestionSaysNothingAboutItsPlace() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END);
        walk.accept(List.of(new OrderKey("a", 5), new OrderKey("moved", END + 50)), "more");
        assertThat(walk.position()).isEqualTo(5);
    }

    @Test
    void anOrderThatShowsANewerTimeThanItsPlaceAtThePagesEdgeDoesNotCarryTheWalkAway() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END);
        List<OrderKey> page = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            page.add(new OrderKey("o" + i, i));
        }
        page.add(new OrderKey("displaced", END - 1));
        walk.accept(page, "more");
        assertThat(walk.position()).isLessThan(99);
    }

    @Test
    void theLastPageOfAWindowIsFollowedByTheNextSlice() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, 400);
        @Nullable String none = null;
        walk.accept(List.of(), none);
        assertThat(walk.position()).isEqualTo(400);
        assertThat(walk.windowEnd()).isEqualTo(800);
        walk.accept(List.of(), "");
        walk.accept(List.of(), "");
        assertThat(walk.more()).isFalse();
    }
}
