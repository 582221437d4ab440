package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jsoup.Jsoup;

/**
 * What an archive says of its blog, a line each: everything but what depends on when it was looked at, such as the dates
 * of comments, which emlog tells only roughly.
 */
public final class Contents {

    private Contents() {}

    public static Map<String, String> of(Archive archive) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (int id : archive.articleIds()) {
            all.put("article " + id, archive.article(id).map(Contents::text).orElse(""));
            discussion(all, archive, id);
        }
        for (int id : archive.pageIds()) {
            all.put("page " + id, archive.page(id).map(Contents::text).orElse(""));
            discussion(all, archive, id);
        }
        archive.categories().forEach(category -> all.put("category " + category.id(), category.toString()));
        archive.notes().forEach(note -> all.put("note " + note.id(), note.content() + note.authorId()));
        archive.authors().forEach(author -> all.put("author " + author.id(), author.toString()));
        for (var media : archive.uploads().all()) {
            Path file = archive.file(media.path());
            all.put(media.path(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        archive.blog().ifPresent(blog -> {
            all.put("name", blog.name());
            all.put("menu", blog.navigation().toString());
            all.put("zone", blog.timeZone());
        });
        return all;
    }

    private static void discussion(Map<String, String> all, Archive archive, int id) throws IOException {
        archive.comments(id).forEach(comment -> comment(all, comment, "on " + id));
        for (Like like : archive.likes(id)) {
            all.put("like " + like.id(), id + like.name());
        }
    }

    private static void comment(Map<String, String> all, Comment comment, String where) {
        List<Object> facts = List.of(
                where, comment.author(), comment.authorUrl(), comment.content(), comment.avatar(), comment.top());
        all.put("comment " + comment.id(), facts + " " + comment.likes() + " " + comment.userId());
        comment.children().forEach(reply -> comment(all, reply, "in reply to " + comment.id()));
    }

    private static String text(ArchivedArticle article) {
        return article.article() + " " + article.body();
    }

    private static String text(ArchivedPage page) {
        return page.page() + " " + page.body();
    }

    /** The comments of each article, a line each: how deep it stands, and what {@code line} says of it. */
    public static Map<Integer, List<String>> threads(Archive archive, Function<Comment, String> line)
            throws IOException {
        Map<Integer, List<String>> threads = new TreeMap<>();
        for (int id : archive.articleIds()) {
            threads.put(id, lines(archive.comments(id), line, 0));
        }
        return threads;
    }

    private static List<String> lines(List<Comment> comments, Function<Comment, String> line, int depth) {
        List<String> lines = new ArrayList<>();
        for (Comment comment : comments) {
            lines.add(depth + " " + line.apply(comment));
            lines.addAll(lines(comment.children(), line, depth + 1));
        }
        return lines;
    }

    /** HTML without differences that no browser shows. */
    public static String html(String html) {
        return Jsoup.parse(html).body().html().replaceAll("\\s+", "");
    }
}
