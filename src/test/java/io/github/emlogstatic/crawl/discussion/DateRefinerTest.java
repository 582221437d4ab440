package io.github.emlogstatic.crawl.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.state.NarrowDates;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRefinerTest {

    /** Hours of a day: known before, observed now, known after. A range that shrinks by less than half stays. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            00-20, 10-23, 10-20
            10-20, 00-15, 10-15
            00-20, 05-10, 05-10
            05-10, 00-20, 05-10
            00-10, 10-20, 10-10
            00-10, 12-20, 12-20
            12-20, 00-10, 00-10
            00-20, 01-23, 00-20
            00-20, 09-23, 00-20
            00-20, 11-23, 11-20
            """)
    void aDateIsTheIntersectionOfItsObservations(String known, String seen, String then) {
        assertThat(observed(true).likes(List.of(like(known)), List.of(like(seen))))
                .containsExactly(like(then));
    }

    @Test
    void datesAloneRarelyChangeAFile() {
        DateRefiner lately = observed(false);

        assertThat(lately.likes(List.of(like("00-20")), List.of(like("05-10")))).containsExactly(like("00-20"));
        assertThat(lately.likes(List.of(like("00-10")), List.of(like("12-20")))).containsExactly(like("12-20"));
        assertThat(lately.likes(List.of(), List.of(like("05-10")))).containsExactly(like("05-10"));
    }

    /** It need not wait, because it cannot become narrower every night. */
    @Test
    void anExactDateIsWrittenAtOnce() {
        assertThat(observed(false).likes(List.of(like("00-20")), List.of(like("05-05"))))
                .containsExactly(like("05-05"));
        assertThat(observed(false).likes(List.of(like("05-05")), List.of(like("00-10"))))
                .containsExactly(like("05-05"));
    }

    @Test
    void datesBecomeNarrowerWhenTheirFileChangesAnyway() {
        Like another = new Like(2, 0, "n", "", like("05-10").date());

        assertThat(observed(false).likes(List.of(like("00-20")), List.of(another, like("05-10"))))
                .containsExactly(another, like("05-10"));
    }

    @Test
    void aNarrowerDateIsNotLost() {
        NarrowDates narrowest = new NarrowDates();
        List<Like> archived = List.of(like("00-20"));
        for (String seen : List.of("01-21", "04-22", "09-23")) {
            archived = new DateRefiner("likes/1.json", true, narrowest).likes(archived, List.of(like(seen)));
        }
        assertThat(archived).containsExactly(like("00-20"));

        archived = new DateRefiner("likes/1.json", false, narrowest).likes(archived, List.of(like("00-10")));
        assertThat(archived).containsExactly(like("00-20"));

        archived = new DateRefiner("likes/1.json", true, narrowest).likes(archived, List.of(like("00-10")));
        assertThat(archived).containsExactly(like("09-10"));
    }

    private static DateRefiner observed(boolean due) {
        return new DateRefiner("likes/1.json", due, new NarrowDates());
    }

    private static Like like(String hours) {
        String[] ends = hours.split("-");
        return new Like(1, 0, "n", "", new DateRange(hour(ends[0]), hour(ends[1])));
    }

    private static Instant hour(String hour) {
        return Instant.parse("2026-11-24T" + hour + ":00:00Z");
    }
}
