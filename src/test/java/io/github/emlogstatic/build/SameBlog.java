package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Two archives of one blog, compared without what depends on when each has looked at it. */
final class SameBlog {

    private SameBlog() {}

    /**
     * Fails unless both say the same. The one that has followed the blog may also know authors who no longer write, and
     * uploads that nothing refers to any more.
     *
     * @param when what has happened, for the failure's message
     */
    static void assertSame(Archive followed, Archive fresh, String when) throws IOException {
        Map<String, String> told = new TreeMap<>(Contents.of(followed));
        Map<String, String> right = Contents.of(fresh);
        assertThat(followed.blog()).as(when).isEqualTo(fresh.blog());
        assertThat(told).as(when).containsAllEntriesOf(right);
        told.keySet().removeAll(right.keySet());
        assertThat(told.keySet()).as(when).allMatch(what -> what.startsWith("author ") || what.startsWith("content/"));
    }

    /** Also fails unless their files are the same, of those that hold no time of observation. */
    static void assertSameFiles(Path followed, Path fresh, String when) throws IOException {
        Archive right = Archive.peek(fresh);
        for (String path : right.index().keySet()) {
            if (path.matches("(articles|pages|content)/.*|(blog|categories|authors|names)\\.json")) {
                assertThat(followed.resolve(path)).as(path + ", " + when).hasSameBinaryContentAs(fresh.resolve(path));
            }
        }
        assertSame(Archive.peek(followed), right, when);
    }
}
