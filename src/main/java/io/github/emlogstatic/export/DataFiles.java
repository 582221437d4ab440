package io.github.emlogstatic.export;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.emlogstatic.content.text.CleanText;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedTexts;
import io.github.emlogstatic.export.tool.Tool;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.CommentDates;
import io.github.emlogstatic.model.discussion.DateRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.function.Uncheck;

/** Writes as JSON what the tools have no pages for: comments, notes, links, and the blog itself. */
record DataFiles(ExportedBlog blog, Tool tool, ExportedTexts texts) {

    private static final ObjectWriter JSON =
            new ObjectMapper().writer(new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n")));

    String comments(List<Comment> threads) {
        return json(comments(threads, CommentDates.of(threads)));
    }

    private List<Map<String, Object>> comments(List<Comment> comments, CommentDates dates) {
        return comments.stream().map(comment -> comment(comment, dates)).toList();
    }

    private Map<String, Object> comment(Comment comment, CommentDates dates) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", comment.id());
        data.put("author", comment.author());
        data.put("url", comment.authorUrl());
        data.put("date", blog.date(dates.of(comment)));
        range(comment.date(), data);
        data.put("avatar", texts.picture(comment.avatar(), tool::dataUpload));
        data.put("pinned", comment.top());
        data.put("likes", comment.likes());
        data.put("content", texts.comment(comment.content()));
        data.put("replies", comments(comment.children(), dates));
        return data;
    }

    /** Adds the range of a date that emlog tells only roughly, as in {@code 3 days ago}. */
    private void range(DateRange range, Map<String, Object> data) {
        data.put("earliest", blog.date(range.from()));
        data.put("latest", blog.date(range.to()));
    }

    /** The notes, newest first. */
    String notes(List<Note> notes) {
        return json(notes.stream().map(this::note).toList());
    }

    private Map<String, Object> note(Note note) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", note.id());
        data.put("author", author(note.authorId()));
        data.put("date", blog.date(note.date().from()));
        range(note.date(), data);
        data.put("content", texts.note(note.content()));
        return data;
    }

    private String author(int id) {
        return blog.site().authors().stream()
                .filter(author -> author.id() == id)
                .map(Author::name)
                .findFirst()
                .orElse("");
    }

    String aboutBlog() {
        Blog about = blog.site().blog();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", about.name());
        data.put("description", about.description());
        data.put("address", about.address());
        data.put("timeZone", about.timeZone());
        data.put("menu", links(about.navigation()));
        data.put("links", links(about.links()));
        data.put("categories", blog.site().categories());
        data.put("authors", blog.site().authors().stream().map(this::author).toList());
        return json(data);
    }

    private Map<String, Object> author(Author author) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", author.id());
        data.put("name", author.name());
        data.put("avatar", texts.picture(author.avatar(), tool::dataUpload));
        data.put("description", author.description());
        return data;
    }

    private List<Map<String, Object>> links(List<Link> links) {
        return links.stream().map(this::link).toList();
    }

    private Map<String, Object> link(Link link) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", link.title());
        data.put("url", texts.menuAddress(link.url()));
        data.put("description", link.description());
        data.put("children", links(link.children()));
        return data;
    }

    /** Jekyll reads JSON as YAML, which has no control characters: one in a comment would stop the whole site. */
    private static String json(Object data) {
        return CleanText.of(Uncheck.get(() -> JSON.writeValueAsString(data))) + "\n";
    }
}
