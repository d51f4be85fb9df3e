package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:14:30Z");
    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T04:14:30Z, now",
        "2026-11-23T04:14:31Z, in 1 second",
        "2026-11-23T04:14:29Z, 1 second ago",
        "2026-11-23T04:15:29Z, in 59 seconds",
        "2026-11-23T04:15:30Z, in 1 minute",
        "2026-11-23T05:14:29Z, in 59 minutes",
        "2026-11-23T05:14:30Z, in 1 hour",
        "2026-11-23T06:16:30Z, in 2 hours 2 minutes",
        "2026-11-24T04:14:29Z, in 23 hours 59 minutes",
        "2026-11-24T04:14:30Z, in 1 day",
        "2026-11-24T05:14:30Z, in 1 day 1 hour",
        "2026-11-19T01:14:30Z, 4 days 3 hours ago",
        "2027-02-21T04:14:30Z, in 90 days"
    })
    void aTimeIsSaidByHowFarAwayItIs(Instant time, String words) {
        assertThat(times.away(time)).isEqualTo(words);
    }

    @Property
    void whatIsLeftIsNeverSaidToBeMoreThanItIs(@ForAll @LongRange(min = 0, max = 40_000_000) long seconds) {
        Duration said = Duration.ZERO;
        String[] words = Times.length(Duration.ofSeconds(seconds)).split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            long number = Long.parseLong(words[i]);
            said = said.plus(
                    switch (words[i + 1].replaceFirst("s$", "")) {
                        case "day" -> Duration.ofDays(number);
                        case "hour" -> Duration.ofHours(number);
                        case "minute" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        assertThat(said).isLessThanOrEqualTo(Duration.ofSeconds(seconds));
        assertThat(Duration.ofSeconds(seconds).minus(said)).isLessThan(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-23T04:14:31Z, NONE",
        "2026-12-23T04:14:30Z, MONTH",
        "2026-11-30T04:14:31Z, MONTH",
        "2026-11-30T04:14:30Z, WEEK",
        "2026-11-24T04:14:31Z, WEEK",
        "2026-11-24T04:14:30Z, DAY",
        "2026-11-01T00:00:00Z, DAY",
        ", NONE"
    })
    void theEndOfTheAuthorisationIsWarnedOfAtThirtySevenAndOneDays(Instant end, StoreHealth.Warning warning) {
        assertThat(StoreHealth.Warning.of(end, NOW)).isEqualTo(warning);
    }
}
