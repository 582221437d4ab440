package io.github.emlogstatic.render.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.TestBlog;
import io.github.emlogstatic.render.With;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Lists are paged from the oldest entry, so that new entries change only the newest pages. */
class PagingTest {

    @Test
    void shortListHasOnePage() {
        assertThat(TestBlog.of(3).plan().keySet()).noneMatch(path -> path.startsWith("list/"));
    }

    @Test
    void numberedPagesCountFromTheOldest() {
        TestBlog blog = TestBlog.of(7);

        assertThat(blog.make("list/1.html")).contains("文章 1<", "文章 2<", "文章 3<").doesNotContain("文章 4<");
        assertThat(blog.make("list/3.html")).contains("文章 7<").doesNotContain("文章 6<");
        assertThat(blog.make("index.html")).contains("文章 7<", "文章 6<", "文章 5<").doesNotContain("文章 4<");
    }

    @Test
    void everyPageLinksToItsNeighbours() {
        TestBlog blog = TestBlog.of(7);

        assertThat(blog.make("index.html")).contains(">|0|list/2.html|<");
        assertThat(blog.make("list/3.html")).contains(">../index.html|3|../list/2.html|../index.html<");
        assertThat(blog.make("list/2.html")).contains(">../list/3.html|2|../list/1.html|../index.html<");
        assertThat(blog.make("list/1.html")).contains(">../list/2.html|1||../index.html<");
    }

    @Test
    void pinnedArticlesComeFirstOnTheNewestPageOnly() {
        TestBlog blog = TestBlog.of(7);
        blog.put(With.top(blog.article(1)));

        assertThat(blog.make("index.html")).containsSubsequence("文章 1</a> pinned", "文章 7<", "文章 6<", "文章 5<");
        assertThat(blog.make("list/1.html")).contains("文章 1<").doesNotContain("pinned");
    }

    @Test
    void newArticleChangesAConstantNumberOfFiles() {
        assertThat(changedByANewArticle(20)).containsExactlyInAnyOrder(changedFiles("list/7.html"));
        assertThat(changedByANewArticle(200)).containsExactlyInAnyOrder(changedFiles("list/67.html"));
    }

    private static String[] changedFiles(String newestPage) {
        return """
                index.html archives.html authors.html tags.html atom.xml feed.json rss.php rss.xml sitemap.xml
                author/1.html author/1/%1$s %1$s""".formatted(newestPage).split("\\s+");
    }

    /** The files that have changed, without those of the article, its neighbour and its month and year. */
    private static Set<String> changedByANewArticle(int articles) {
        TestBlog blog = TestBlog.of(articles);
        blog.put(With.tags(blog.article(1), "旧"));
        Map<String, PlannedFile> before = blog.plan();
        blog.publish(articles + 1, "旧");
        Map<String, PlannedFile> after = blog.plan();
        Set<String> changed = new TreeSet<>();
        after.forEach((path, file) -> {
            PlannedFile old = before.get(path);
            if (old == null || !old.inputs().get().equals(file.inputs().get())) {
                changed.add(path);
            }
        });
        assertThat(changed).contains("post/" + articles + ".html", "post/" + (articles + 1) + ".html", "tag/旧.html");
        assertThat(changed).doesNotContain("post/1.html", "list/1.html", "404.html");
        changed.removeIf(path -> path.startsWith("post/") || path.startsWith("record/") || path.startsWith("tag/"));
        return changed;
    }

    @Test
    void periodOfANotesPageIncludesThePinnedNote() {
        TestBlog blog = TestBlog.of(1);
        Instant pinned = Instant.parse("2020-03-01T04:00:00Z");
        blog.notes.add(new Note(1, "<p>置顶</p>", "", new DateRange(pinned, pinned), 1));
        blog.notes.add(With.note(2, "<p>新</p>"));

        assertThat(blog.make("notes.html")).containsPattern("<p>2020年3月1日 to 2024年5月2日</p>");
    }

    @Test
    void notesArePagedLikeArticles() {
        TestBlog blog = TestBlog.of(1);
        for (int id = 4; id >= 1; id--) {
            blog.notes.add(With.note(id, "<p>微语 " + id + "</p>"));
        }

        assertThat(blog.make("notes.html")).contains("微语 4", "微语 3", "微语 2", ">|0|notes/list/1.html<");
        assertThat(blog.make("notes/list/1.html")).contains("微语 1", "微语 3").doesNotContain("微语 4");
        assertThat(blog.make("notes/list/2.html")).contains("微语 4", ">../../notes.html|2|../../notes/list/1.html<");
    }
}
