package io.github.emlogstatic.emlog.article;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** How deep a thread of comments may be. */
class ShownCommentsTest {

    private static final int REPLIES = 20_000;
    private static final int SMALL_STACK = 1 << 19;

    @Test
    void aChainOfRepliesOverflowsNoStack() throws Exception {
        Comment chain = comment(REPLIES);
        for (int id = REPLIES - 1; id > 0; id--) {
            chain = comment(id).withChildren(List.of(chain));
        }
        List<Comment> threads = List.of(chain);
        FutureTask<ShownComments> bounding = new FutureTask<>(() -> new ShownComments(threads, Map.of()));
        new Thread(null, bounding, "small stack", SMALL_STACK).start();

        ShownComments shown = bounding.get(1, MINUTES);

        assertThat(Comment.ids(shown.threads())).hasSize(REPLIES);
        assertThat(levels(shown.threads())).isEqualTo(ShownComments.DEEPEST);
    }

    private static Comment comment(int id) {
        return Comment.builder(id, "a", new DateRange(Instant.EPOCH, Instant.EPOCH), "again")
                .build();
    }

    private static int levels(List<Comment> comments) {
        return comments.stream()
                .mapToInt(comment -> 1 + levels(comment.children()))
                .max()
                .orElse(0);
    }
}
