package io.github.emlogstatic.model.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentDatesTest {

    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2024-06-01T00:00:00Z");

    private static Comment.Builder comment(int id, Instant date) {
        return Comment.builder(id, "a", new DateRange(date, date), "text");
    }

    @Test
    void aPinnedCommentMovesNoOther() {
        Comment pinned = comment(3, NEW).top(true).build();
        Comment answer = comment(4, LATER).build();
        Comment old = comment(1, OLD).children(List.of(answer)).build();
        Comment later = comment(2, LATER).build();

        CommentDates dates = CommentDates.of(List.of(pinned, old, later));

        assertThat(dates.of(pinned)).isEqualTo(NEW);
        assertThat(dates.of(old)).isEqualTo(OLD);
        assertThat(dates.of(answer)).isEqualTo(LATER);
        assertThat(dates.of(later)).isEqualTo(LATER);
    }
}
