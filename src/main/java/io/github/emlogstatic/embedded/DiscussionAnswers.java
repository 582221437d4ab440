package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * {@code comment_list_simple}, {@code like_list} and {@code note_list}. Of a date that the archive knows as a range, its
 * beginning is taken.
 */
record DiscussionAnswers(ServedBlog blog, Addresses addresses) {

    /** emlog's {@code top ASC, date ASC}: pinned ones last. */
    private static final Comparator<Comment> COMMENT_ORDER = Comparator.comparing(Comment::top)
            .thenComparing(comment -> comment.date().from())
            .thenComparing(Comment::id);

    private static final Comparator<Like> NEWEST_FIRST =
            Comparator.comparing((Like like) -> like.date().from()).reversed();

    Answer comments(int article) throws IOException {
        ObjectNode data = Answer.object();
        putComments(data.putArray("comments"), article, 0, blog.comments(article), Instant.now());
        return Answer.data(data);
    }

    private void putComments(ArrayNode to, int article, int parent, List<Comment> comments, Instant now) {
        for (Comment comment : comments.stream().sorted(COMMENT_ORDER).toList()) {
            ObjectNode json = to.addObject()
                    .put("cid", comment.id())
                    .put("gid", article)
                    .put("pid", parent)
                    .put("uid", comment.userId())
                    .put("top", comment.top() ? "y" : "n")
                    .put("like_count", comment.likes())
                    .put("poster", Php.escape(comment.author()))
                    .put("avatar", addresses.ofAvatar(comment.avatar()))
                    .put("url", Php.escape(comment.authorUrl()))
                    .put("content", comment.content())
                    .put("content_text", comment.content())
                    .put(
                            "date",
                            SmartDate.of(comment.date().from(), now, blog.blog().zone()));
            if (!comment.children().isEmpty()) {
                putComments(json.putArray("children"), article, comment.id(), comment.children(), now);
            }
        }
    }

    Answer likes(int article) throws IOException {
        Instant now = Instant.now();
        ObjectNode data = Answer.object();
        ArrayNode likes = data.putArray("likes");
        for (Like like : blog.likes(article).stream().sorted(NEWEST_FIRST).toList()) {
            likes.addObject()
                    .put("id", like.id())
                    .put("gid", article)
                    .put("uid", like.userId())
                    .put(
                            "date",
                            SmartDate.of(like.date().from(), now, blog.blog().zone()))
                    .put("avatar", avatar(like))
                    .put("poster", Php.escape(like.name()));
        }
        return Answer.data(data);
    }

    /** The picture of the like; if it has none, the picture of its author; if the author has none, the blog's address. */
    private String avatar(Like like) {
        if (!like.avatar().isEmpty() || like.userId() == 0) {
            return addresses.ofAvatar(like.avatar());
        }
        return addresses.of(blog.author(like.userId()).map(Author::avatar).orElse(""));
    }

    Answer notes(int page, int count) {
        Instant now = Instant.now();
        ObjectNode data = Answer.object();
        ArrayNode notes = data.putArray("notes");
        blog.notes().stream()
                .skip(Math.max(0, (page - 1L) * count))
                .limit(count)
                .forEach(note -> notes.add(json(note, now)));
        return Answer.data(data);
    }

    private ObjectNode json(Note note, Instant now) {
        ObjectNode json = Answer.object()
                .put("id", note.id())
                .put("t", note.content())
                .put("t_raw", note.source())
                .put("date", SmartDate.of(note.date().from(), now, blog.blog().zone()));
        return new ArticleAnswers(blog, addresses)
                .putAuthor(json, note.authorId())
                .put("ip", "");
    }
}
