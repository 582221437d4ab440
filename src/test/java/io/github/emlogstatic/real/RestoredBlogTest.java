package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive goes back into a fresh emlog, and what is crawled from there is what it was. */
@Tag("real-emlog")
class RestoredBlogTest {

    /** What browsers take for a comment. */
    private static final int CDATA = 22;

    @TempDir
    Path folder;

    @EachVersion
    void blogComesBackAsItWas(RealEmlog.Version version) throws Exception {
        Program before = Program.in(folder.resolve("before"));
        try (RealEmlog emlog = RealEmlog.of(version, folder)) {
            before.with("EMLOG_API_KEY", emlog.key()).night(emlog.address());
        }
        try (RealEmlog fresh = RealEmlog.fresh(version, folder)) {
            restore(before, fresh);

            Program after = Program.in(folder.resolve("after")).with("EMLOG_API_KEY", fresh.key());
            after.night(fresh.address());

            assertThat(differences(after, before)).containsOnlyKeys("articles/5.json"); // protected, without its text
            sameBlog(after.archive(), before.archive());
            if (version.since("2.6.18")) {
                holdsWhatNewVersionsTell(after.archive());
            }
        }
    }

    /**
     * Real emlogs have their own HTML of each text and their own limits, so the blog is restored twice: first what the
     * tests' emlog has, and then what was crawled of that, which has to come back whole.
     */
    @EachVersion
    void hardCasesComeBackAsTheyWere(RealEmlog.Version version) throws Exception {
        boolean opens = version.since("2.3.17"); // before, the API gives no protected text
        Program made = Program.in(folder.resolve("made"));
        try (CrawledBlog crawled = CrawledBlog.of(HardBlog.blog(), made.directory())) {
            crawled.configured(HardBlog.PAGES
                            + "protected: encrypted\nblog: {apiKey: " + Options.API_KEY + ", articlePasswords: "
                            + HardBlog.PASSWORDS + "}")
                    .crawl();
        }
        String passwords = HardBlog.PAGES
                + (opens ? "protected: encrypted\nblog: {articlePasswords: " + HardBlog.PASSWORDS + "}" : "");
        Program first = Program.in(folder.resolve("first")).configured(passwords);
        try (RealEmlog emlog = RealEmlog.fresh(version, folder)) {
            restore(made, emlog);
            crawl(first.with("EMLOG_API_KEY", emlog.key()), emlog);
        }
        Program second = Program.in(folder.resolve("second")).configured(passwords);
        try (RealEmlog emlog = RealEmlog.fresh(version, folder)) {
            restore(first, emlog);
            crawl(second.with("EMLOG_API_KEY", emlog.key()), emlog);
        }

        assertThat(differences(second, first).keySet())
                .isEqualTo(opens ? Set.of() : Set.of("articles/9.json", "articles/25.json"));
        sameBlog(second.archive(), first.archive());
        Map<String, String> had = fields(made.archive(), version, body -> Markdown.html(body.contentSource()));
        Map<String, String> has = fields(first.archive(), version, Body::content);
        assertSameFields(has, had);
    }

    /** Its number must not be that of an article which a later file brings. */
    @EachVersion
    void whatIsWrittenBetweenTwoImportsStays(RealEmlog.Version version) throws Exception {
        Program sample = Program.in(folder.resolve("sample"));
        PathUtils.copyDirectory(
                Path.of("examples/sample-blog"), sample.directory().resolve("archive"));
        addLongDrafts(sample.directory().resolve("archive"));
        try (RealEmlog fresh = RealEmlog.fresh(version, folder)) {
            List<Path> files = restored(sample, fresh);
            assertThat(files).hasSizeGreaterThan(1);
            Owner owner = Owner.of(fresh);
            owner.restore(files.get(0));
            fresh.sql("INSERT INTO emlog_blog (title, content, excerpt) VALUES ('between', '', '')");
            for (Path file : files.subList(1, files.size())) {
                owner.restore(file);
            }
            assertThat(fresh.sql("SELECT gid FROM emlog_blog WHERE title = 'between'"))
                    .isEqualTo("904");
        }
    }

    /** Of several files. */
    private static void addLongDrafts(Path archive) throws IOException {
        try (Archive writing = Archive.open(archive, Clock.systemUTC())) {
            for (int id = 901; id <= 903; id++) {
                Article draft = Article.builder(id)
                        .title("草稿")
                        .date(LocalDateTime.parse("2024-01-01T08:00"))
                        .author(1)
                        .build();
                Body body = new Body("长".repeat(400_000), "", "", "");
                writing.drafts().write(new ArchivedArticle(draft, body, Origin.BACKUP, "", Map.of()));
            }
        }
    }

    @Test
    void whatABackupTellsOfTagsComesBack() throws Exception {
        TagSettings set = new TagSettings("C++", "关于 <C++> 的一切", "a, b & c", "{{name}} - 标签");
        Program program = Program.in(folder.resolve("night")).configured(QuickTheme.CHOSEN);
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Owner owner = Owner.of(emlog);
            owner.setTag(1, set);
            Path backup = Files.write(folder.resolve("backup.zip"), owner.backup(true));
            Program.Ended built =
                    program.build(backup.toString(), "--uploads", emlog.site().toString());
            assertThat(built.code()).as(built.said()).isZero();
        }
        assertThat(program.archive().tags()).containsExactly(set);
        try (RealEmlog fresh = RealEmlog.fresh(newest(), folder)) {
            restore(program, fresh);
            assertThat(fresh.sql("SELECT description, kw, title FROM emlog_tag WHERE tagname = 'C++'"))
                    .contains(set.description(), set.keywords(), set.title());
        }
    }

    private static RealEmlog.Version newest() throws IOException {
        List<RealEmlog.Version> versions = RealEmlog.versions();
        return versions.get(versions.size() - 1);
    }

    /** The sample blog has HTML where emlog would keep Markdown, so letters are compared. */
    @Test
    void sampleBlogComesBackAsItWas() throws Exception {
        RealEmlog.Version newest = newest();
        Program sample = Program.in(folder.resolve("sample"));
        PathUtils.copyDirectory(
                Path.of("examples/sample-blog"), sample.directory().resolve("archive"));
        Program after = Program.in(folder.resolve("after")).configured("pages: [9, 27]\n" + QuickTheme.CHOSEN);
        Map<String, String> had = fields(sample.archive(), newest, Body::content);
        try (RealEmlog emlog = RealEmlog.fresh(newest, folder)) {
            restore(sample, emlog);
            crawl(after.with("EMLOG_API_KEY", emlog.key()), emlog);
            had.replaceAll((key, value) -> value.replace("https://blog.example.com/", emlog.address())); // --url
        }
        had.keySet().removeIf(key -> key.startsWith("37 ")); // protected, without its text
        assertSameFields(fields(after.archive(), newest, Body::content), had);
    }

    private static void assertSameFields(Map<String, String> has, Map<String, String> had) {
        assertThat(has.keySet()).isEqualTo(had.keySet());
        List<String> unlike = new ArrayList<>();
        had.forEach((key, value) -> {
            String now = has.getOrDefault(key, "");
            int at = firstDifference(value, now);
            if (at >= 0) {
                unlike.add(key + ": " + part(now, at) + " for " + part(value, at));
            }
        });
        assertThat(unlike).isEmpty();
    }

    /** -1 where there is none. */
    private static int firstDifference(String one, String other) {
        return Arrays.mismatch(one.toCharArray(), other.toCharArray());
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, Math.min(at - 20, text.length())), Math.min(text.length(), at + 80));
    }

    /**
     * What must not differ from the blog that was first restored. emlog has an order of its own for tags, and columns cut
     * some texts; old versions do not tell what the author typed, and do not count likes of comments.
     */
    private static Map<String, String> fields(Archive archive, RealEmlog.Version version, Function<Body, String> html)
            throws IOException {
        boolean sources = version.since("2.4.0");
        Map<String, String> fields = new TreeMap<>();
        Blog blog = archive.blog().orElseThrow();
        fields.put("name", blog.name() + " | " + blog.description());
        fields.put("categories", archive.categories().toString());
        fields.put("authors", names(archive).toString());
        for (int id : archive.articleIds()) {
            ArchivedArticle found = archive.article(id).orElseThrow();
            Article article = found.article();
            fields.put(
                    id + " article",
                    article.toBuilder()
                            .tags(cut(article.tags(), 60))
                            .fields(version.since("2.3.18") ? article.fields() : Map.of())
                            .build()
                            .toString());
            fields.put(id + " text", id == CDATA ? "" : letters(html.apply(found.body())));
            fields.put(id + " source", sources ? found.body().contentSource() : "");
            fields.put(id + " excerpt", sources ? found.body().excerptSource() : "");
            fields.put(id + " comments", talk(archive.comments(id), version, 0));
        }
        for (int id : archive.pageIds()) {
            ArchivedPage found = archive.page(id).orElseThrow();
            fields.put(id + " page", found.page().toString());
            fields.put(id + " text", letters(html.apply(found.body())));
            fields.put(id + " source", sources ? found.body().contentSource() : "");
            fields.put(id + " comments", talk(archive.comments(id), version, 0));
        }
        if (sources) {
            fields.put(
                    "notes",
                    archive.notes().stream().map(Note::contentSource).toList().toString());
            fields.put(
                    "likes", archive.likes(21).stream().map(Like::name).toList().toString());
        }
        return fields;
    }

    /** Markdown differs in its signs. */
    private static String letters(String html) {
        return Jsoup.parse(html).text().replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String text(String html) {
        return Jsoup.parse(html).text().replaceAll("\\s", "");
    }

    private static List<String> cut(List<String> texts, int length) {
        return texts.stream()
                .map(text -> text.length() > length ? text.substring(0, length) : text)
                .sorted()
                .toList();
    }

    /** Pages show no pins, and what answers the fifth level stands on it. */
    private static String talk(List<Comment> siblings, RealEmlog.Version version, int depth) {
        boolean pages = !version.since("2.2.8");
        boolean flat = !version.since("2.3.18");
        List<Comment> comments = new ArrayList<>(siblings);
        if (pages) {
            comments.sort(Comparator.comparing(Comment::id));
        }
        StringBuilder all = new StringBuilder();
        for (Comment comment : comments) {
            String name = comment.author();
            all.append("  ".repeat(flat ? Math.min(depth, 4) : depth))
                    .append(comment.id() + " " + name.substring(0, Math.min(20, name.length())) + " "
                            + comment.authorUrl() + " " + (comment.top() && !pages) + " "
                            + (version.since("2.5.9") ? comment.likes() : 0) + " "
                            + text(comment.content()) + "\n")
                    .append(talk(comment.children(), version, depth + 1));
        }
        return all.toString();
    }

    /** The texts have broken links, so the site is not checked. */
    private static void crawl(Program program, RealEmlog emlog) throws IOException {
        Program.Ended ended = program.build(emlog.address());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(program.run("verify").code()).isZero();
        program.assertNothingLeaked();
    }

    /** As the owner does it, with the pages of the administration. */
    private void restore(Program from, RealEmlog fresh) throws Exception {
        Owner owner = Owner.of(fresh);
        for (Path file : restored(from, fresh)) {
            owner.restore(file);
            owner.restore(file); // as somebody does whose server did not answer the first time
        }
        PathUtils.copyDirectory(
                from.directory().resolve("restored/content"), fresh.site().resolve("content"));
        fresh.option("is_openapi", "y").option("detect_url", "y");
    }

    /** The SQL files, in their order. */
    private List<Path> restored(Program from, RealEmlog fresh) throws Exception {
        Files.write(folder.resolve("fresh.sql"), Owner.of(fresh).backup(false));
        Program.Ended restored =
                from.run("restore", "archive", "--into", fresh(), "-o", "restored", "--url", fresh.address());
        assertThat(restored.code()).as(restored.said()).isZero();
        try (Stream<Path> files = Files.list(from.directory().resolve("restored"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static void holdsWhatNewVersionsTell(Archive archive) throws IOException {
        assertThat(archive.categories().get(0).settings())
                .isEqualTo(new CategorySettings(
                        "a, b & c", "技术 - 博客", "log_list_img", 7, "content/uploadfile/202401/two.png", true));
        Blog blog = archive.blog().orElseThrow();
        assertThat(blog.navigation()).extracting(Link::newTab).contains(true, false);
        assertThat(blog.links()).extracting(Link::icon).contains("content/uploadfile/202401/two.png");
        assertThat(archive.counters().dislikes()).containsExactly(Map.entry(2, 3));
        assertThat(archive.counters().collections()).containsExactly(Map.entry(2, 2));
        assertThat(archive.counters().views()).containsEntry(9, 9); // a page
        assertThat(archive.comments(1).get(0).children().get(0).userId()).isEqualTo(1);
    }

    /** The icon is at an address with the port of the server. */
    private static Map<String, String> differences(Program after, Program before) throws IOException {
        Map<String, String> differences = after.differences(before);
        differences.keySet().removeIf(path -> path.startsWith("content/external/127.0.0.1_"));
        return differences;
    }

    private static void sameBlog(Archive after, Archive before) throws IOException {
        Blog now = after.blog().orElseThrow();
        Blog then = before.blog().orElseThrow();
        assertThat(now.name()).isEqualTo(then.name());
        assertThat(now.description()).isEqualTo(then.description());
        assertThat(now.navigation()).isEqualTo(then.navigation());
        assertThat(now.links()).isEqualTo(then.links());
        assertThat(after.categories()).isEqualTo(before.categories());
        assertThat(after.authors()).extracting(Author::name).isEqualTo(names(before));
        assertThat(after.notes())
                .extracting(Note::contentSource)
                .isEqualTo(before.notes().stream().map(Note::contentSource).toList());
        for (int id : after.articleIds()) {
            assertThat(shown(after.comments(id), 0)).isEqualTo(shown(before.comments(id), 0));
            assertThat(after.likes(id))
                    .extracting(Like::id)
                    .isEqualTo(before.likes(id).stream().map(Like::id).toList());
        }
    }

    private static List<String> names(Archive archive) throws IOException {
        return archive.authors().stream().map(Author::name).toList();
    }

    /** All of the threads but their dates. */
    private static String shown(List<Comment> comments, int depth) {
        StringBuilder all = new StringBuilder();
        for (Comment comment : comments) {
            all.append("  ".repeat(depth))
                    .append(comment.id() + " " + comment.author() + " " + comment.authorUrl() + " " + comment.top()
                            + " " + comment.likes() + " " + comment.content() + "\n")
                    .append(shown(comment.children(), depth + 1));
        }
        return all.toString();
    }

    /** Since 2.5 emlog zips every backup. */
    private String fresh() throws IOException {
        Path file = folder.resolve("fresh.sql");
        byte[] bytes = Files.readAllBytes(file);
        return bytes[0] == 'P'
                ? Files.move(file, folder.resolve("fresh.zip"), StandardCopyOption.REPLACE_EXISTING)
                        .toString()
                : file.toString();
    }
}
