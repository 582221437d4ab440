package io.github.emlogstatic.crawl.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeepRepliesTest {

    @Test
    void aReplyGoesBelowTheCommentThatItAnswers() {
        List<Comment> known = List.of(comment(1, comment(2, comment(3, comment(4)))));

        assertThat(new DeepReplies(known).of(List.of(comment(1, comment(2), comment(3)), comment(4))))
                .isEqualTo(known);
    }

    /** It answers the first comment. The deleted one had the same author and answered the third. */
    @Test
    void aReplyWithADeletedOnesIdStays() {
        List<Comment> known = List.of(comment(1, comment(2, comment(3, comment(4)))));
        Comment later = written("2024-02-01T00:00:00Z", 4);
        List<Comment> shown = List.of(comment(1, comment(2, comment(3)), later));

        assertThat(new DeepReplies(known).of(shown)).isEqualTo(shown);
    }

    @Test
    void circlesInADamagedArchiveMoveNothing() {
        List<Comment> known = List.of(comment(1, comment(2, comment(1))));
        List<Comment> shown = List.of(comment(1), comment(2));

        assertThat(new DeepReplies(known).of(shown)).isEqualTo(shown);
    }

    @Test
    void aCommentWithoutAnIdMovesNothing() {
        List<Comment> shown = List.of(comment(0), comment(1));

        assertThat(new DeepReplies(shown).of(shown)).isEqualTo(shown);
    }

    private static Comment comment(int id, Comment... replies) {
        return written("2024-01-01T00:00:00Z", id, replies);
    }

    private static Comment written(String when, int id, Comment... replies) {
        Instant date = Instant.parse(when);
        return Comment.builder(id, "a guest", new DateRange(date, date), "again")
                .children(List.of(replies))
                .build();
    }
}
