package io.github.emlogstatic.real;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A real emlog, of the newest version in {@code EMLOG_DIR}, with the articles of a blog, their categories and tags. */
public final class FilledEmlog implements AutoCloseable {

    /** How many articles a statement adds. */
    private static final int TOGETHER = 500;

    private final RealEmlog emlog;

    private FilledEmlog(RealEmlog emlog) {
        this.emlog = emlog;
    }

    /** @param folder for emlog's files */
    public static FilledEmlog with(MemoryBlog blog, Path folder) throws IOException, InterruptedException {
        List<RealEmlog.Version> versions = RealEmlog.versions();
        RealEmlog emlog = RealEmlog.fresh(versions.get(versions.size() - 1), folder);
        FilledEmlog filled = new FilledEmlog(emlog);
        emlog.option("is_openapi", "y").option("detect_url", "y");
        emlog.sql("DELETE FROM emlog_blog; DELETE FROM emlog_sort; DELETE FROM emlog_comment");
        filled.fill(blog.posts());
        return filled;
    }

    private void fill(List<PostRow> posts) throws IOException, InterruptedException {
        Map<String, List<Integer>> tags = new TreeMap<>();
        posts.forEach(post -> post.tags()
                .forEach(tag ->
                        tags.computeIfAbsent(tag, name -> new ArrayList<>()).add(post.id())));
        List<String> names = List.copyOf(tags.keySet());
        for (int from = 0; from < posts.size(); from += TOGETHER) {
            emlog.sql(posts.subList(from, Math.min(from + TOGETHER, posts.size())).stream()
                    .map(post -> row(post, names))
                    .collect(Collectors.joining(
                            ",\n",
                            "INSERT INTO emlog_blog (gid, title, date, content, excerpt, author, sortid, type, tags) VALUES\n",
                            ";")));
        }
        for (String name : names) {
            emlog.sql("INSERT INTO emlog_tag (tid, tagname, gid) VALUES (" + (1 + names.indexOf(name)) + ", "
                    + quoted(name) + ", " + quoted(joined(tags.get(name))) + ")");
        }
        emlog.sql(
                "INSERT INTO emlog_sort (sid, sortname) SELECT DISTINCT sortid, CONCAT('分类', sortid) FROM emlog_blog");
    }

    private static String row(PostRow post, List<String> names) {
        return "(%d, %s, UNIX_TIMESTAMP('%s'), %s, %s, 1, %d, 'blog', '%s')"
                .formatted(
                        post.id(),
                        quoted(post.title()),
                        post.date(),
                        quoted(post.body().content()),
                        quoted(post.body().excerpt()),
                        post.category(),
                        joined(post.tags().stream()
                                .map(tag -> 1 + names.indexOf(tag))
                                .toList()));
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    public String version() {
        return emlog.version().number();
    }

    public String address() {
        return emlog.address();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        emlog.close();
    }
}
