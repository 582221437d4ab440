package io.github.emlogstatic.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.output.plan.PlannedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page is made again whenever its bytes would change. Planning knows that without reading an article. */
class InputsOfPagesTest {

    private static final String COVER = "content/uploadfile/202405/c.png";
    private static final String LOST = "content/uploadfile/202405/lost.png";

    private static Map<String, Made> before = Map.of();

    private static TestBlog blog() {
        TestBlog blog = TestBlog.of(12);
        blog.theme = "default";
        blog.categories.add(new Category(1, "技术", "", "", 0, 0));
        blog.categories.add(new Category(2, "Java", "", "", 1, 0));
        blog.put(With.category(With.tags(blog.article(3), "C++", "A/B"), 2));
        blog.put(With.category(With.tags(blog.article(5), "C++"), 1));
        blog.put(With.category(With.tags(blog.article(9), "C++"), 2));
        blog.put(With.cover(blog.article(7), COVER));
        blog.put(With.cover(blog.article(10), LOST));
        blog.uploads.gone.add(LOST);
        blog.uploads.media.put(COVER, new Media(COVER, "", 1, 800, 600));
        blog.pages.add(new Page(90, "关于", blog.article(1).date(), "?post=90", 1, ""));
        blog.bodies.pages.put(90, "<p>关于我</p>");
        blog.bodies.articles.put(
                6,
                "<p><a href='?post=2'>二</a> <a href='?page=2'>旧</a> <img src='content/uploadfile/202405/a.png'></p>");
        blog.bodies.comments.put(4, List.of(With.comment(1, "访客", "", "好")));
        blog.notes.add(With.note(1, "微语"));
        return blog;
    }

    static Stream<Named<Consumer<TestBlog>>> edits() {
        return Stream.of(
                edit("a title", blog -> blog.put(With.title(blog.article(5), "新标题"))),
                edit("a body", blog -> blog.bodies.articles.put(5, "<p>新正文</p>")),
                edit(
                        "a date",
                        blog -> blog.put(With.date(
                                blog.article(5), blog.article(5).date().plusDays(40)))),
                edit("a category", blog -> blog.put(With.category(blog.article(5), 2))),
                edit("no category", blog -> blog.put(With.category(blog.article(9), -1))),
                edit("tags", blog -> blog.put(With.tags(blog.article(3), "A/B", "新"))),
                edit("pinned", blog -> blog.put(With.top(blog.article(2)))),
                edit("protected", blog -> blog.put(With.password(blog.article(4)))),
                edit("fields", blog -> blog.put(With.fields(blog.article(4), Map.of("来源", "书")))),
                edit("a cover elsewhere", blog -> blog.put(With.cover(blog.article(4), "https://img.example/x.png"))),
                edit("a cover", blog -> blog.put(With.cover(blog.article(4), COVER))),
                edit("a cover that may be at the blog", blog -> blog.uploads.gone.clear()),
                edit("a lost cover found", blog -> blog.uploads.media.put(LOST, new Media(LOST, "", 1, 800, 600))),
                edit(
                        "a thumbnail of a cover",
                        blog -> blog.uploads.media.put(
                                "content/uploadfile/202405/thum-c.png",
                                new Media("content/uploadfile/202405/thum-c.png", "", 1, 360, 270))),
                edit("an article less", blog -> blog.articles.remove(blog.article(8))),
                edit("an article more", blog -> blog.publish(13, "C++")),
                edit("four articles more", blog -> {
                    blog.publish(13);
                    blog.publish(14);
                    blog.publish(15);
                    blog.publish(16);
                }),
                edit("the target of a link gone", blog -> blog.articles.remove(blog.article(2))),
                edit(
                        "an upload found",
                        blog -> blog.uploads.media.put(
                                "content/uploadfile/202405/a.png",
                                new Media("content/uploadfile/202405/a.png", "", 1, 40, 30))),
                edit("a comment", blog -> blog.bodies.comments.put(7, List.of(With.comment(2, "甲", "", "乙")))),
                edit("a comment gone", blog -> blog.bodies.comments.remove(4)),
                edit(
                        "a like",
                        blog -> blog.bodies.likes.put(
                                7,
                                List.of(new Like(1, 0, "赞", "", With.note(1, "").date())))),
                edit("an author's name", blog -> blog.authors.set(0, new Author(1, "新名", "", ""))),
                edit("a category's name", blog -> blog.categories.set(0, new Category(1, "科技", "", "", 0, 0))),
                edit("a category moved", blog -> blog.categories.set(1, new Category(2, "Java", "", "", 0, 0))),
                edit(
                        "a page's title",
                        blog -> blog.pages.set(
                                0, new Page(90, "关于我", blog.pages.get(0).date(), "?post=90", 1, ""))),
                edit("a page's body", blog -> blog.bodies.pages.put(90, "<p>又</p>")),
                edit("a note", blog -> blog.notes.add(0, With.note(2, "又一条"))),
                edit("no notes", blog -> blog.notes.clear()),
                edit("the blog's name", blog -> blog.name = "新名"),
                edit("an address", blog -> blog.names.put("article/5", "hello.html")),
                edit("an address that takes a generated name", blog -> blog.names.put("article/5", "Tags.html")),
                edit("the base address", blog -> blog.baseUrl = java.util.Optional.of("https://other.example/")),
                edit("the language", blog -> blog.language = "en"),
                edit("noindex", blog -> blog.noindex = true),
                edit("articles on a page", blog -> blog.perPage = 5),
                edit(
                        "pinned in a category",
                        blog -> blog.put(
                                blog.article(3).toBuilder().pinned(false, true).build())),
                edit("an author's words", blog -> blog.authors.set(0, new Author(1, "作者", "", "自述"))),
                edit("an author's picture", blog -> blog.authors.set(0, new Author(1, "作者", COVER, ""))),
                edit("another author of most", blog -> {
                    blog.authors.add(new Author(2, "二", "", ""));
                    for (int id = 1; id < 9; id++) {
                        blog.put(blog.article(id).toBuilder().author(2).build());
                    }
                }),
                edit("a menu", blog -> blog.navigation.add(Link.to("关于", "?post=90"))),
                edit("a friend", blog -> blog.links.add(new Link("友", "https://friend.example/", "述", List.of()))),
                edit("a series", blog -> blog.series = List.of("C++")),
                edit("a time zone", blog -> blog.zone = "America/New_York"),
                edit(
                        "a footer and an icon",
                        blog -> blog.profile = new BlogProfile("", "", "<a href='?post=3'>三</a>", "", COVER, 0)),
                edit("a home page", blog -> blog.profile = BlogProfile.NONE.withHomePage(90)),
                edit(
                        "a page's cover",
                        blog -> blog.pages.set(
                                0, new Page(90, "关于", blog.pages.get(0).date(), "?post=90", 1, COVER))),
                edit("an upload replaced", blog -> blog.uploads.media.put(COVER, new Media(COVER, "", 2, 300, 300))),
                edit("no articles", blog -> blog.articles.clear()));
    }

    private static Named<Consumer<TestBlog>> edit(String name, Consumer<TestBlog> edit) {
        return Named.of(name, edit);
    }

    @BeforeAll
    static void beforeAnyEdit() throws IOException {
        before = made(blog());
    }

    @ParameterizedTest
    @MethodSource("edits")
    void unchangedInputsMeanAnUnchangedPage(Consumer<TestBlog> edit) throws IOException {
        TestBlog blog = blog();
        edit.accept(blog);
        SiteRenderer renderer = blog.renderer();
        Map<String, Made> after = made(blog);

        List<String> skippedWrongly = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        after.forEach((path, file) -> {
            Made old = before.get(path);
            boolean same = old != null && Arrays.equals(old.bytes, file.bytes);
            boolean skipped = old != null
                    && old.inputs.equals(file.inputs)
                    && old.reads.entrySet().stream()
                            .allMatch(
                                    read -> renderer.fingerprint(read.getKey()).equals(read.getValue()));
            if (!same) {
                changed.add(path);
            }
            if (skipped && !same) {
                skippedWrongly.add(path);
            }
        });
        assertThat(skippedWrongly).isEmpty();
        assertThat(changed.size() + before.size() - after.size()).isNotZero();
    }

    private record Made(Map<String, String> inputs, Map<String, String> reads, byte[] bytes) {}

    private static Map<String, Made> made(TestBlog blog) throws IOException {
        Map<String, Made> made = new TreeMap<>();
        for (PlannedFile file : blog.plan().values()) {
            Map<String, String> reads = new TreeMap<>();
            made.put(file.path(), new Made(file.inputs().get(), reads, TestBlog.made(file, reads::put)));
        }
        return made;
    }

    @Test
    void planningReadsNoArticle() {
        TestBlog blog = blog();

        blog.plan();

        assertThat(blog.bodies.readings).hasValue(0);
    }

    @Test
    void fingerprintsOfReadsAreTheSameLater() {
        TestBlog blog = blog();

        Map<String, String> reads = blog.reads("post/6.html");

        assertThat(reads)
                .containsOnlyKeys("link:?post=2", "link:?page=2", "media:content/uploadfile/202405/a.png")
                .containsEntry("link:?post=2", "post/2.html")
                .containsEntry("link:?page=2", "list/3.html");
        assertThat(reads)
                .allSatisfy((name, fingerprint) ->
                        assertThat(blog.renderer().fingerprint(name)).isEqualTo(fingerprint));
    }

    @Test
    void editedTitleChangesThePagesThatShowIt() {
        TestBlog blog = blog();
        Map<String, PlannedFile> before = blog.plan();
        blog.put(With.title(blog.article(9), "新标题"));

        List<String> why = new ArrayList<>();
        blog.plan()
                .forEach((path, file) -> file.inputs().get().forEach((name, fingerprint) -> {
                    if (!fingerprint.equals(before.get(path).inputs().get().get(name))) {
                        why.add(path + " " + name);
                    }
                }));

        assertThat(why)
                .contains("post/9.html title", "post/8.html next", "post/10.html previous", "list/3.html articles")
                .doesNotContain("post/9.html body", "index.html articles", "post/5.html related");
    }
}
