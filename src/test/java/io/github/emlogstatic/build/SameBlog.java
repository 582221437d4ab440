package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Two archives of one blog, compared without what depends on when each has looked at it. */
public final class SameBlog {

    private SameBlog() {}

    /**
     * Fails unless both say the same. The one that has followed the blog may also know authors who no longer write, and
     * uploads that nothing refers to any more.
     *
     * @param when what has happened, for the failure's message
     */
    static void assertSame(Archive followed, Archive fresh, String when) throws IOException {
        assertSame(followed, fresh, Contents.of(followed), Contents.of(fresh), when);
    }

    /**
     * The same for a blog that is read from its pages. They do not tell when a standalone page was written, the hour of an
     * article that has left the feed, the category and the tags of a protected article, and whether a category without
     * readable articles is gone or has another name.
     */
    static void assertSameOnPages(Archive followed, Archive fresh, String when) throws IOException {
        assertSame(followed, fresh, onPages(followed), onPages(fresh), when);
    }

    private static Map<String, String> onPages(Archive archive) throws IOException {
        Map<String, String> contents = Contents.of(archive);
        contents.replaceAll((what, text) -> what.startsWith("page ") ? text.replaceFirst("date=[^,]*", "") : text);
        contents.replaceAll((what, text) -> text.replaceFirst("(date=[0-9-]+)T[0-9:]+", "$1"));
        contents.replaceAll((what, text) -> text.contains("needsPassword=true")
                ? text.replaceFirst("categoryId=-?[0-9]+, tags=\\[.*?]", "")
                : text);
        Set<String> used = new TreeSet<>();
        for (int id : archive.articleIds()) {
            archive.article(id)
                    .filter(article -> !article.article().needsPassword())
                    .ifPresent(
                            article -> used.add("category " + article.article().categoryId()));
        }
        contents.keySet().removeIf(what -> what.startsWith("category ") && !used.contains(what));
        return contents;
    }

    private static void assertSame(
            Archive followed, Archive fresh, Map<String, String> contents, Map<String, String> right, String when)
            throws IOException {
        assertThat(followed.blog()).as(when).isEqualTo(fresh.blog());
        right.forEach((what, text) ->
                assertThat(contents.get(what)).as(what + ", " + when).isEqualTo(text));
        Set<String> told = new TreeSet<>(contents.keySet());
        told.removeAll(right.keySet());
        assertThat(told).as(when).allMatch(what -> what.startsWith("author ") || what.startsWith("content/"));
    }

    /** Also fails unless their files are the same, of those that hold no time of observation. */
    public static void assertSameFiles(Path followed, Path fresh, String when) throws IOException {
        Archive right = Archive.peek(fresh);
        for (String path : right.index().keySet()) {
            if (path.matches("(articles|pages|content)/.*|(blog|categories|authors|names)\\.json")) {
                assertThat(followed.resolve(path)).as(path + ", " + when).hasSameBinaryContentAs(fresh.resolve(path));
            }
        }
        assertSame(Archive.peek(followed), right, when);
    }
}
