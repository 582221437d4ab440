package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Note;
import java.time.Instant;
import java.util.Optional;

/** {@code note_list}: the public notes. */
record NoteAnswers(ServedBlog blog, Addresses addresses) {

    Answer list(int page, int count) {
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
        Optional<Author> author = blog.author(note.authorId());
        return Answer.object()
                .put("id", note.id())
                .put("t", note.content())
                .put("t_raw", note.contentSource().isEmpty() ? note.content() : note.contentSource())
                .put("date", SmartDate.of(note.date().from(), now, blog.blog().zone()))
                .put("author_id", note.authorId())
                .put("author_name", Php.escape(author.map(Author::name).orElse("")))
                .put(
                        "author_avatar",
                        addresses.ofAvatar(author.map(Author::avatar).orElse("")))
                .put("ip", "");
    }
}
