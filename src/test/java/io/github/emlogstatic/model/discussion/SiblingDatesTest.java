package io.github.emlogstatic.model.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SiblingDatesTest {

    @Test
    void exactDateStays() {
        assertThat(SiblingDates.of(List.of(range(50, 50), range(60, 60)), Instant.EPOCH))
                .containsExactly(50, 60);
    }

    @Test
    void laterCommentBoundsTheEarlierOne() {
        long[] dates = SiblingDates.of(List.of(range(0, 1000), range(10, 20)), Instant.EPOCH);

        assertThat(dates[0]).isBetween(0L, 20L);
        assertThat(dates[1]).isBetween(dates[0], 20L);
    }

    @Test
    void answerIsNotBeforeWhatItAnswers() {
        assertThat(SiblingDates.of(List.of(range(0, 1000)), Instant.ofEpochSecond(900))[0])
                .isBetween(900L, 1000L);
    }

    @Test
    void orderHoldsAndDatesAreInsideWhereTheyCanBe() {
        Random random = new Random(11);
        for (int run = 0; run < 500; run++) {
            List<DateRange> ranges = new ArrayList<>();
            long real = 0;
            for (int i = 0; i < 8; i++) {
                real += random.nextInt(100);
                ranges.add(range(Math.max(0, real - random.nextInt(300)), real + random.nextInt(300)));
            }
            long[] dates = SiblingDates.of(ranges, Instant.EPOCH);

            assertThat(dates).isSorted();
            for (int i = 0; i < dates.length; i++) {
                assertThat(dates[i])
                        .isBetween(
                                ranges.get(i).from().getEpochSecond(),
                                ranges.get(i).to().getEpochSecond());
            }
        }
    }

    private static DateRange range(long from, long to) {
        return new DateRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }
}
