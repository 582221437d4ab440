package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.ArchiveCounts;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of a blog, each from a seed: after every night an incremental build is compared with a clean one,
 * and at the end, after a full crawl, the archive with a fresh crawl. {@code -Dhistories=1000} runs more of them.
 *
 * <p>At the end, only facts that a fresh crawl cannot know may differ:
 *
 * <ul>
 *   <li>the dates of comments, likes and notes, which are the narrowest range ever observed;
 *   <li>when a file was first seen and last changed, in the index;
 *   <li>names once given to files, in {@code names.json}, and with them the address of an article that has had another;
 *   <li>tombstones and everything else in {@code private/};
 *   <li>uploads that nothing refers to any more;
 *   <li>authors who no longer write;
 *   <li>counters of views, which rise with each reading.
 * </ul>
 */
@Tag("slow")
class HistoriesTest {

    private static final int NIGHTS = 3;
    private static final int KINDS = 30;
    private static final int HISTORIES = 32;

    /** The kinds of events that have happened in at least one history. */
    private static final Set<Integer> SEEN_KINDS = new TreeSet<>();

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("histories", HISTORIES));
    }

    /** A fifth of them, for blogs that are read from pages. */
    static IntStream fewSeeds() {
        return IntStream.range(0, Integer.getInteger("histories", HISTORIES) / 5);
    }

    @AfterAll
    static void everyKindOfEventHasHappened() {
        if (seeds().count() >= HISTORIES) {
            assertThat(SEEN_KINDS).hasSize(KINDS);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anIncrementalBuildEqualsACleanOneByteForByte(int seed) throws IOException, ConfigException {
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), folder.resolve("mirror"))) {
            String history = follow(crawled, seed);
            SameBlog.assertSame(crawled.archive(), crawled.crawledAfresh(), history);
        }
    }

    /** What pages do not tell may differ, too: see {@link SameBlog#assertSameOnPages}. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aBlogWithAClosedApiIsFollowedAsWell(int seed) throws IOException, ConfigException {
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), folder.resolve("mirror"))) {
            crawled.emlog().wearing(Theme.DEFAULT);
            crawled.blog().configure(options -> options.apiOpen(false));
            String history = follow(crawled, seed);
            SameBlog.assertSameOnPages(crawled.archive(), crawled.crawledAfresh(), history);
        }
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aBlogWithoutAnApiIsFollowedAsWell(int seed) throws IOException, ConfigException {
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), folder.resolve("mirror"))) {
            crawled.emlog().withoutApi().wearing(seed % 2 == 0 ? Theme.CLASSIC : Theme.DEFAULT);
            String history = follow(crawled, seed);
            SameBlog.assertSameOnPages(crawled.archive(), crawled.crawledAfresh(), history);
        }
    }

    /** In the end the API is open, so that everything must be as if it had always been. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aBlogWhoseApiOpensAndClosesIsFollowed(int seed) throws IOException, ConfigException {
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), folder.resolve("mirror"))) {
            crawled.emlog().wearing(seed % 2 == 0 ? Theme.CLASSIC : Theme.DEFAULT);
            Random random = new Random(seed);
            String history = follow(crawled, seed, () -> {
                int what = random.nextInt(3);
                boolean aliases = random.nextBoolean();
                crawled.emlog().withApi(what != 2);
                crawled.blog().configure(options -> options.apiOpen(what == 0).aliases(aliases));
                crawled.blog().posts().stream()
                        .filter(post -> post.type().equals(PostRow.BLOG))
                        .forEach(post -> crawled.blog().edit(post.id(), row -> row.alias("alias-" + post.id())));
                return List.of("open", "closed", "none").get(what) + (aliases ? " with aliases" : "");
            });
            crawled.emlog().withApi(true);
            crawled.blog().configure(options -> options.apiOpen(true));
            crawled.nextNight().crawl("--full --force");
            SameBlog.assertSame(crawled.archive(), crawled.crawledAfresh(), history);
        }
    }

    private String follow(CrawledBlog crawled, int seed) throws IOException, ConfigException {
        return follow(crawled, seed, () -> "");
    }

    /** Follows a history to its end, and says what has happened in it. */
    private String follow(CrawledBlog crawled, int seed, Supplier<String> daily) throws IOException, ConfigException {
        History history = new History(crawled, folder.resolve("mirror"), seed);
        history.begin();
        for (int night = 0; night < NIGHTS; night++) {
            history.day();
            history.told.add(daily.get());
            crawled.nextNight();
            BuildReport report = build(crawled.config("--force"), crawled);

            String when = "seed %d, night %d, after %s".formatted(seed, night, history.told());
            ArchiveCounts.assertCounted(report.counts(), crawled.archive(), when);
            assertThat(Tree.differences(Tree.of(crawled.folder().resolve("public")), Tree.of(crawled.builtClean())))
                    .as(when)
                    .isEmpty();
        }
        crawled.nextNight().crawl("--full --force");
        return "seed " + seed + ", after " + history.told();
    }

    private static BuildReport build(Config config, CrawledBlog crawled) throws IOException, ConfigException {
        return new SiteBuild(config, crawled.clock(), Progress.SILENT).run();
    }

    /** Changes the blog at random. */
    private static final class History {

        private final CrawledBlog crawled;
        private final MemoryBlog blog;
        private final Path folder;
        private final int seed;
        private final Random random;
        private final Map<String, String> settings = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private final List<Integer> notes = new ArrayList<>();
        private final Map<Integer, Integer> comments = new TreeMap<>();
        private int styles;

        private History(CrawledBlog crawled, Path folder, int seed) {
            this.crawled = crawled;
            this.blog = crawled.emlog().blog();
            this.folder = folder;
            this.seed = seed;
            this.random = new Random(seed);
        }

        private List<String> told() {
            return told;
        }

        private void begin() throws IOException {
            blog.category(1, "技术").category(2, "生活");
            blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png 0"));
            settings.put("perPage", "3");
            settings.put("pages", "[901, 902, 903]");
            settings.put("blog", "{apiKey: " + Options.API_KEY + "}");
            // In every other history each night also finds edits behind excerpts and replaced uploads, which otherwise
            // only a full crawl or a month would find.
            if (seed % 2 == 0) {
                settings.put("crawl", "{recheckEvery: 1d}");
            }
            // Every tenth history uses the default theme, the others one that is quick to render.
            if (seed % 10 != 0) {
                settings.put("theme", QuickTheme.FOLDER);
            }
            configure();
            notes.add(blog.note(word())); // or too few histories have one to delete
            for (int i = 0; i < 4 + random.nextInt(8); i++) {
                publish();
            }
            comments.put(blog.comment(1, "reader", "first"), 1); // or too few have one to answer
        }

        private void day() throws IOException {
            for (int i = random.nextInt(5); i >= 0; i--) {
                event(random.nextInt(KINDS));
            }
        }

        /** Some kinds do nothing where the blog has nothing of what they change. */
        private void event(int which) throws IOException {
            int before = told.size();
            happen(which);
            if (told.size() > before) {
                SEEN_KINDS.add(which);
            }
        }

        private void happen(int which) throws IOException {
            switch (which) {
                case 0, 1 -> publish();
                case 2 -> edit("body", post -> post.text(word()));
                case 3 ->
                    such(post -> !post.body().excerpt().isEmpty())
                            .ifPresentOrElse(
                                    id -> edit(id, "body behind an excerpt", post -> post.text(word())),
                                    () -> edit("excerpt", post -> post.excerpt("excerpt")));
                case 4 -> edit("title", post -> post.title(word()));
                case 5 -> edit("category", post -> post.category(1 + random.nextInt(3)));
                case 6 ->
                    any().ifPresent(id -> {
                        told.add("delete " + id);
                        blog.delete(id);
                    });
                case 7 -> edit("protect", post -> post.password("pw"));
                case 8 ->
                    such(post -> !post.password().isEmpty())
                            .ifPresent(id -> edit(id, "unprotect", post -> post.password("")));
                case 9, 10 ->
                    any().ifPresent(id -> {
                        told.add("comment on " + id);
                        comments.put(blog.comment(id, word(), word()), id);
                    });
                case 11 -> edit("pin", post -> post.top(random.nextBoolean()));
                case 12 -> {
                    told.add("rename a tag");
                    blog.renameTag("tag" + random.nextInt(3), "tag" + random.nextInt(3));
                }
                case 13 -> {
                    told.add("edit the theme");
                    Files.createDirectories(folder.resolve("theme/assets/css"));
                    Files.writeString(
                            folder.resolve("theme/assets/css/lists.css"), "body { margin: " + ++styles + "px }");
                }
                case 22 -> {
                    told.add("edit a layout of the theme");
                    Files.createDirectories(folder.resolve("theme/layouts"));
                    Files.writeString(
                            folder.resolve("theme/layouts/article.peb"),
                            ++styles + " {{ article.title }} {% for one in site.recent %}{{ one.title }}{% endfor %}"
                                    + "{{ article.content | raw }}");
                }
                case 23 ->
                    comment().ifPresent(id -> {
                        told.add("reply to " + id);
                        answer(id);
                    });
                case 24 ->
                    comment().ifPresent(id -> {
                        told.add("edit comment " + id);
                        blog.editComment(id, comment -> comment.text(word()));
                    });
                case 25 -> {
                    told.add("rename a category");
                    blog.category(1 + random.nextInt(2), word());
                }
                case 26 -> {
                    told.add("another URL mode");
                    blog.configure(
                            options -> options.urlMode(UrlMode.values()[random.nextInt(UrlMode.values().length)]));
                }
                case 27 ->
                    any().ifPresent(id -> {
                        told.add("like " + id);
                        blog.like(id, word());
                    });
                case 28 -> {
                    told.add("the archive comes out of git");
                    crawled.loseState();
                    FileUtils.deleteDirectory(folder.resolve("archive/private").toFile());
                }
                case 29 -> {
                    told.add("delete the site and what is remembered of it");
                    FileUtils.deleteDirectory(folder.resolve("public").toFile());
                    FileUtils.deleteDirectory(folder.resolve(".emlog-static").toFile());
                }
                case 14 -> {
                    told.add("edit the configuration");
                    settings.put("perPage", String.valueOf(2 + random.nextInt(4)));
                    settings.put("language", random.nextBoolean() ? "en" : "zh-CN");
                    settings.put(
                            "baseUrl",
                            random.nextBoolean() ? "https://mirror.example.com/blog/" : "https://www.example.net/");
                    configure();
                }
                case 15 -> {
                    told.add("replace an upload");
                    blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png " + random.nextInt()));
                }
                case 16, 17 -> page(901 + random.nextInt(3));
                case 18 ->
                    among(PostRow.PAGE).ifPresent(id -> {
                        told.add("delete page " + id);
                        blog.delete(id);
                    });
                case 19 -> {
                    told.add("note");
                    notes.add(blog.note(word()));
                }
                case 20 ->
                    note().ifPresent(id -> {
                        told.add("edit note " + id);
                        blog.editNote(id, word());
                    });
                default ->
                    note().ifPresent(id -> {
                        told.add("delete note " + id);
                        notes.remove(id);
                        blog.deleteNote(id);
                    });
            }
        }

        /** Publishes the page, or replaces its text. */
        private void page(int id) {
            told.add("page " + id);
            blog.publish(id, post -> post.type(PostRow.PAGE).title(word()).text(word()));
            blog.comment(id, word(), word());
        }

        private Optional<Integer> note() {
            return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(random.nextInt(notes.size())));
        }

        private void configure() {
            StringBuilder yaml = new StringBuilder();
            settings.forEach(
                    (key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
            crawled.configured(yaml.toString());
        }

        private void publish() {
            int id = blog.publish(word(), "text");
            told.add("publish " + id);
            String link = blog.posts().isEmpty() ? "" : " <a href=\"?post=" + (1 + random.nextInt(id)) + "\">see</a>";
            String excerpt = random.nextInt(3) == 0 ? "an excerpt" : "";
            String image = random.nextInt(3) == 0 ? "<img src=\"../content/uploadfile/202401/a.png\">" : "";
            blog.edit(
                    id,
                    post -> post.title(word())
                            .html("<p>" + word() + link + "</p>" + image)
                            .excerpt(excerpt)
                            .category(1 + random.nextInt(3))
                            .tags("tag" + random.nextInt(3), "标签" + random.nextInt(2))
                            .date(LocalDateTime.of(
                                    2023 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28), 10, 0)));
        }

        private void edit(String what, Consumer<PostRow> change) {
            any().ifPresent(id -> edit(id, what, change));
        }

        private void edit(int id, String what, Consumer<PostRow> change) {
            told.add(what + " of " + id);
            blog.edit(id, change);
        }

        private Optional<Integer> such(Predicate<PostRow> such) {
            return blog.posts().stream()
                    .filter(post -> post.type().equals(PostRow.BLOG))
                    .filter(such)
                    .map(PostRow::id)
                    .findFirst();
        }

        /** A comment whose article still exists. */
        private Optional<Integer> comment() {
            comments.values().removeIf(article -> blog.post(article).isEmpty());
            List<Integer> all = List.copyOf(comments.keySet());
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }

        private void answer(int comment) {
            int article = comments.get(comment);
            String text = word();
            comments.put(
                    blog.comment(
                            article, reply -> reply.parent(comment).poster("b").text(text)),
                    article);
        }

        private Optional<Integer> any() {
            return among(PostRow.BLOG);
        }

        private Optional<Integer> among(String type) {
            List<PostRow> posts = blog.posts().stream()
                    .filter(post -> post.type().equals(type))
                    .toList();
            return posts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(posts.get(random.nextInt(posts.size())).id());
        }

        private String word() {
            String[] words = {"春天", "山", "compiler", "A & B", "<tag>", "😀", "茶", "骑行", "C++", "quote \" '"};
            return words[random.nextInt(words.length)] + " " + random.nextInt(100);
        }
    }
}
