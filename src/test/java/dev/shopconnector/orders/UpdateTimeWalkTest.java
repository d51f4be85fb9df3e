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

        SearchPage page(UpdateTimeWalk walk, int size) {
            questions++;
            List<OrderKey> all = matching(walk.position(), walk.windowEnd());
            String token = walk.token();
            int from = token == null ? 0 : Math.min(all.size(), Integer.parseInt(token));
            int to = Math.min(all.size(), from + size);
            return UpdateTimeWalkTest.page(
                    all.subList(from, to), to < all.size() ? Integer.toString(to) : "", all.size());
        }
    }

    private static SearchPage page(List<OrderKey> keys, String nextToken, long total) {
        return new SearchPage(keys, keys.size(), nextToken, total);
    }

    private static SearchPage page(List<OrderKey> keys, String nextToken) {
        return page(keys, nextToken, -1);
    }

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
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, slice, pageSize);
        int moves = orders / 3;
        while (walk.more()) {
            assertThat(shop.questions).as("the walk ends").isLessThan(10_000);
            SearchPage page = shop.page(walk, pageSize);
            seen.addAll(page.keys());
            long before = walk.position();
            walk.accept(page);
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
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 3);
        SearchPage first = shop.page(walk, 3);
        walk.accept(first);
        shop.updateTimes.put("o0", END + 5);
        SearchPage second = shop.page(walk, 3);
        // By tokens the second page would be o4, o5: o3 slipped to the first page, which was read already.
        assertThat(second.keys()).extracting(OrderKey::id).contains("o3");
    }

    @Test
    void aFullPageCostsOneCallAndFiveOrdersReadAgain() {
        MovingShop shop = new MovingShop();
        for (int i = 0; i < 990; i++) {
            shop.updateTimes.put("o" + i, (long) i);
        }
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 100);
        while (walk.more()) {
            SearchPage page = shop.page(walk, 100);
            walk.accept(page);
        }
        assertThat(shop.questions).isLessThanOrEqualTo(11);
    }

    @Test
    void tokensThatRunInACircleEndTheWalkAtASafePlace() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 3);
        List<OrderKey> sameSecond = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sameSecond.add(new OrderKey("o" + i, 0));
        }
        walk.accept(page(sameSecond, "again"));
        assertThat(walk.token()).isEqualTo("again");
        assertThatThrownBy(() -> walk.accept(page(sameSecond, "again"))).isInstanceOf(StalledWalkException.class);
        assertThat(walk.position()).isZero();
    }

    @Test
    void anEmptyPageWithATokenIsNotTheEnd() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 3);
        walk.accept(page(List.of(), "more"));
        assertThat(walk.more()).isTrue();
        assertThat(walk.token()).isEqualTo("more");
        walk.accept(page(List.of(new OrderKey("o1", 7)), ""));
        walk.accept(page(List.of(new OrderKey("o1", 7)), ""));
        assertThat(walk.more()).isFalse();
    }

    @Test
    void anOrderMovedDuringTheQuestionSaysNothingAboutItsPlace() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 100);
        walk.accept(page(List.of(new OrderKey("a", 5), new OrderKey("moved", END + 50)), "more"));
        assertThat(walk.position()).isEqualTo(5);
    }

    @Test
    void anOrderThatShowsANewerTimeThanItsPlaceAtThePagesEdgeDoesNotCarryTheWalkAway() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 100);
        List<OrderKey> page = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            page.add(new OrderKey("o" + i, i));
        }
        page.add(new OrderKey("displaced", END - 1));
        walk.accept(page(page, "more"));
        assertThat(walk.position()).isLessThan(99);
    }

    @Test
    void theLastPageOfAWindowIsFollowedByTheNextSlice() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, 400, 100);
        walk.accept(page(List.of(), ""));
        assertThat(walk.position()).isEqualTo(400);
        assertThat(walk.windowEnd()).isEqualTo(800);
        walk.accept(page(List.of(), ""));
        walk.accept(page(List.of(), ""));
        assertThat(walk.more()).isFalse();
    }

    @Property(tries = 200)
    void everyOrderIsSeenAlthoughTikTokForgetsItsTokens(
            @ForAll @IntRange(min = 0, max = 400) int orders,
            @ForAll @IntRange(min = 2, max = 50) int pageSize,
            @ForAll @IntRange(min = 1, max = 1_200) int slice) {
        MovingShop shop = new MovingShop();
        for (int i = 0; i < orders; i++) {
            shop.updateTimes.put("o" + i, (long) (i / 2));
        }
        Set<OrderKey> seen = new HashSet<>();
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, slice, pageSize);
        while (walk.more()) {
            assertThat(shop.questions).as("the walk ends").isLessThan(10_000);
            SearchPage full = shop.page(walk, pageSize);
            seen.addAll(full.keys());
            walk.accept(page(full.keys(), "", full.total()));
        }
        assertThat(seen).containsAll(shop.matching(0, END));
    }

    private static List<OrderKey> keys(int count, long first) {
        List<OrderKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(new OrderKey("o" + (first + i), first + i));
        }
        return keys;
    }

    @Test
    void aFullPageIsNotTheLastOneWhateverTikTokSays() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 20);
        walk.accept(page(keys(20, 10), "", 20));
        assertThat(walk.position()).isBetween(25L, 29L);
    }

    @Test
    void aPageThatIsNotFullAndCountsMoreIsAskedForOnceMoreAndThenBelieved() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 20);
        walk.accept(page(keys(7, 10), "", 21));
        assertThat(walk.position()).isZero();
        assertThat(walk.token()).isNull();
        walk.accept(page(keys(7, 10), "", 22));
        assertThat(walk.more()).isFalse();
    }

    @Test
    void aCountThatOtherPagesOfTheQuestionExplainIsNotDoubted() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 3);
        List<OrderKey> crowd = List.of(new OrderKey("a", 0), new OrderKey("b", 0), new OrderKey("c", 0));
        for (int pass = 0; pass < 2; pass++) {
            walk.accept(page(crowd, "next", 4));
            walk.accept(page(List.of(new OrderKey("d", 0)), "", 4));
        }
        assertThat(walk.more()).isFalse();
    }

    @Test
    void contradictionsThatChangeEachTimeEndTheWalkWhereItIsSafe() {
        UpdateTimeWalk walk = new UpdateTimeWalk(0, END, END, 20);
        assertThatThrownBy(() -> {
                    for (int i = 1; i < 20; i++) {
                        walk.accept(page(keys(i, 10), "", 100));
                    }
                })
                .isInstanceOf(StalledWalkException.class);
        assertThat(walk.position()).isZero();
    }

    @Test
    void aFullPageOfOneSecondWithoutATokenIsReadTwiceAndThenLeftBehind() {
        UpdateTimeWalk walk = new UpdateTimeWalk(5, END, END, 2);
        SearchPage crowd = page(List.of(new OrderKey("a", 5), new OrderKey("b", 5)), "", 2);
        walk.accept(crowd);
        assertThat(walk.position()).isEqualTo(5);
        walk.accept(crowd);
        assertThat(walk.position()).isEqualTo(6);
    }

    @Test
    void aFullPageOutOfOrderWithoutATokenMovesNothing() {
        UpdateTimeWalk walk = new UpdateTimeWalk(5, END, END, 2);
        SearchPage mixed = page(List.of(new OrderKey("a", 9), new OrderKey("b", 7)), "", 2);
        assertThatThrownBy(() -> walk.accept(mixed)).isInstanceOf(StalledWalkException.class);
        assertThat(walk.position()).isEqualTo(5);
    }
}
