package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.DateRange;
import io.github.emlogstatic.model.Note;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Creates test data that differs in one property. */
public final class With {

    private static final Instant NOON = Instant.parse("2024-05-02T04:00:00Z");

    private With() {}

    public static Article title(Article a, String title) {
        return article(a, title, a.date(), a.categoryId(), a.tags(), a.top(), a.cover(), a.needsPassword(), a.fields());
    }

    public static Article date(Article a, LocalDateTime date) {
        return article(a, a.title(), date, a.categoryId(), a.tags(), a.top(), a.cover(), a.needsPassword(), a.fields());
    }

    public static Article category(Article a, int category) {
        return article(a, a.title(), a.date(), category, a.tags(), a.top(), a.cover(), a.needsPassword(), a.fields());
    }

    public static Article tags(Article a, String... tags) {
        List<String> list = List.of(tags);
        return article(a, a.title(), a.date(), a.categoryId(), list, a.top(), a.cover(), a.needsPassword(), a.fields());
    }

    public static Article top(Article a) {
        return article(
                a, a.title(), a.date(), a.categoryId(), a.tags(), true, a.cover(), a.needsPassword(), a.fields());
    }

    public static Article cover(Article a, String cover) {
        return article(a, a.title(), a.date(), a.categoryId(), a.tags(), a.top(), cover, a.needsPassword(), a.fields());
    }

    public static Article password(Article a) {
        return article(a, a.title(), a.date(), a.categoryId(), a.tags(), a.top(), a.cover(), true, a.fields());
    }

    public static Article fields(Article a, Map<String, String> fields) {
        return article(a, a.title(), a.date(), a.categoryId(), a.tags(), a.top(), a.cover(), a.needsPassword(), fields);
    }

    private static Article article(
            Article a,
            String title,
            LocalDateTime date,
            int category,
            List<String> tags,
            boolean top,
            String cover,
            boolean needsPassword,
            Map<String, String> fields) {
        return new Article(
                a.id(),
                title,
                date,
                a.url(),
                a.authorId(),
                category,
                tags,
                top,
                a.categoryTop(),
                cover,
                needsPassword,
                fields);
    }

    public static Note note(int id, String content) {
        return new Note(id, content, "", new DateRange(NOON, NOON), 1);
    }

    public static Comment comment(int id, String author, String authorUrl, String content, Comment... replies) {
        DateRange date = new DateRange(NOON, NOON.plusSeconds(59));
        return new Comment(id, author, authorUrl, content, date, "", false, 0, List.of(replies));
    }
}
