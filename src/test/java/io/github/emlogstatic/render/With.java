package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Creates test data that differs in one property. */
public final class With {

    private static final Instant NOON = Instant.parse("2024-05-02T04:00:00Z");

    private With() {}

    public static Article title(Article a, String title) {
        return a.toBuilder().title(title).build();
    }

    public static Article date(Article a, LocalDateTime date) {
        return a.toBuilder().date(date).build();
    }

    public static Article category(Article a, int category) {
        return a.toBuilder().category(category).build();
    }

    public static Article tags(Article a, String... tags) {
        return a.toBuilder().tags(List.of(tags)).build();
    }

    public static Article top(Article a) {
        return a.toBuilder().pinned(true, a.categoryTop()).build();
    }

    public static Article cover(Article a, String cover) {
        return a.toBuilder().cover(cover).build();
    }

    public static Article password(Article a) {
        return a.toBuilder().needsPassword(true).build();
    }

    public static Article fields(Article a, Map<String, String> fields) {
        return a.toBuilder().fields(fields).build();
    }

    public static Note note(int id, String content) {
        return new Note(id, content, "", new DateRange(NOON, NOON), 1);
    }

    public static Comment comment(int id, String author, String authorUrl, String content, Comment... replies) {
        DateRange date = new DateRange(NOON, NOON.plusSeconds(59));
        return Comment.builder(id, author, date, content)
                .authorUrl(authorUrl)
                .children(List.of(replies))
                .build();
    }
}
