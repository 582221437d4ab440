package io.github.emlogstatic.export.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.browser.HardSite;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.export.MarkdownExport;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.export.SmallArchive;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.export.tool.BuiltSite.Shown;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteKey.Kind;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tools themselves build what is exported, without a warning, and their sites are held against the one that this
 * program builds of the same archive: texts, code, images, links, and the articles in each list.
 *
 * <p>Skipped for a tool that is not here. Hugo and Jekyll are Debian's packages; {@code HEXO_DIR} names a directory in which
 * Hexo and the packages of {@code package.json} were installed with npm. {@code EXPORTED} names another archive than the
 * sample blog's.
 */
@Tag("slow")
public class BuiltByToolsTest {

    private static final String BASE = "https://blog.example.com/";

    private static final Map<String, Original> ORIGINALS = new HashMap<>();

    @TempDir
    private static Path shared;

    @TempDir
    Path folder;

    /** An archive and our site of it, made once: all tools are held against it. */
    private record Original(Config config, ExportedBlog blog, BuiltSite ours) {
        TermCatalogue catalogue() {
            return new TermCatalogue(blog.site(), new Places(blog.site().names()));
        }
    }

    @FunctionalInterface
    private interface Maker {
        /** Makes an archive in that folder, or names one elsewhere. */
        Path archive(Path folder) throws Exception;
    }

    private static Original original(String name, Maker maker) throws Exception {
        Original made = ORIGINALS.get(name);
        if (made == null) {
            Path folder = Files.createDirectories(shared.resolve(name));
            Config config = config(folder, maker.archive(folder));
            ExportedBlog blog = ExportedBlog.of(config, List.of());
            made = new Original(config, blog, ours(folder, config, blog));
            ORIGINALS.put(name, made);
        }
        return made;
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void theToolShowsTheSampleBlogAsWeDo(Format tool) throws Exception {
        assumeIsHere(tool);
        String archive = System.getenv().getOrDefault("EXPORTED", "examples/sample-blog");
        compare(tool, original("sample", anywhere -> Path.of(archive).toAbsolutePath()));
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void theToolShowsHardTextsAsWeDo(Format tool) throws Exception {
        assumeIsHere(tool);
        compare(tool, original("hard", made -> crawled(HardSite.blog(), made)));
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void theToolShowsOneOfEverythingAsWeDo(Format tool) throws Exception {
        assumeIsHere(tool);
        compare(tool, original("small", made -> {
            try (SmallArchive small = SmallArchive.in(made.resolve("blog"))) {
                return small.archive();
            }
        }));
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void theToolShowsWhatTemplatesAndSettingsMistake(Format tool) throws Exception {
        assumeIsHere(tool);
        compare(tool, original("owner", made -> crawled(OwnersBlog.blog(), made)));
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void theToolShowsWhatHasNamesOfItsOwn(Format tool) throws Exception {
        assumeIsHere(tool);
        compare(tool, original("odd", made -> crawled(oddNames(), made)));
    }

    private static Path crawled(MemoryBlog blog, Path folder) throws Exception {
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder.resolve("blog"))) {
            crawled.crawl();
            return crawled.folder().resolve("archive");
        }
    }

    private static MemoryBlog oddNames() {
        MemoryBlog blog = MemoryBlog.empty();
        blog.configure(options -> options.urlMode(UrlMode.STATIC).aliases(true));
        blog.category(new Category(1, "Übersicht", "records", "", 0, 1))
                .category(new Category(2, "ÜBERSICHT", "", "", 1, 1));
        for (String alias : List.of("archives", "categories", "tags", "authors", "posts", "_under", "data", "static")) {
            blog.publish(post ->
                    post.title(alias).alias(alias).text("words of " + alias).category(2));
        }
        StringBuilder images = new StringBuilder();
        for (String name : List.of("_a.png", ".b.png", "_c/d.png", "50%25.png", "图 片.png", "~e.png", "f~g.png")) {
            blog.upload("content/uploadfile/" + name, TestPng.saying(name));
            images.append("<img src=\"../content/uploadfile/")
                    .append(name.replace("%", "%25"))
                    .append("\">");
        }
        String code = "```r {echo=F}\nx\n```";
        blog.publish(post -> post.title("images").html(images.toString()).tags("Café", "cafe", "ｗｉｄｅ", "Øl", "true"));
        blog.publish(post -> post.title("signs").tags("Yahoo!", "m²", "m", "①", "Ⅱ", "½", "ª", "٣"));
        blog.publish(post -> post.title("code")
                .content("<pre><code class=\"language-r\">x</code></pre><p>名词<br />\n: 解释</p>", code + "\n\n名词\n: 解释"));
        blog.publish(post -> post.title("more")
                .content("<p>a</p><pre><code>&lt;!--more--&gt;</code></pre><p>b</p>", "a\n```\n<!--more-->\n```\nb"));
        return blog;
    }

    private static void assumeIsHere(Format tool) {
        if (tool == Format.HEXO) {
            Skip.unless(System.getenv("HEXO_DIR") != null, "HEXO_DIR does not name a directory with Hexo");
            return;
        }
        Skip.unlessInstalled(tool.name().toLowerCase(Locale.ROOT));
    }

    private void compare(Format tool, Original original) throws Exception {
        ExportedBlog blog = original.blog;
        BuiltSite ours = original.ours;
        Path export = folder.resolve("export");
        MarkdownExport.write(original.config, tool, export, List.of(), false, Progress.SILENT);
        BuiltSite theirs = built(tool, export, blog);

        List<String> differences = new ArrayList<>();
        for (ExportedEntry entry : blog.entries()) {
            Shown expected = ours.article(entry.key().toString())
                    .with(blog.locked().stream()
                            .collect(Collectors.toMap(
                                    article -> "article/" + article.id(), article -> blog.address(article.url()))));
            compare(
                    entry.key().toString(),
                    tool == Format.HEXO ? expected.withoutAuthors() : expected,
                    theirs.article(entry.key().toString()),
                    differences);
            compareHead(tool, entry, original, theirs, differences);
        }
        for (ExportedEntry entry :
                tool == Format.HEXO ? List.<ExportedEntry>of() : blog.entries()) { // Hexo's theme shows none
            compareComments(entry, blog.comments(entry), theirs, differences);
        }
        for (String key : theirs.places().keySet()) {
            if (!key.startsWith("article/") && !key.startsWith("page/")) {
                compareLists(key, ours, theirs, differences);
            }
        }
        theirs.deadLinks().forEach(link -> differences.add("leads nowhere: " + link));
        compareRedirects(theirs, differences);
        if (tool != Format.HEXO) { // whose theme shows an entry of each name
            assertThat(theirs.page("").select("nav ul a").eachText())
                    .isEqualTo(titles(blog.site().blog().navigation()).toList());
        }
        assertThat(differences).isEmpty();
    }

    public static Config config(Path folder, Path archive) throws Exception {
        return ConfigLoader.in(folder)
                .load(
                        Optional.empty(),
                        Map.of(),
                        Overrides.none()
                                .with("archive", "--archive", archive.toString())
                                .with("build.offline", "--offline", "true")
                                .with("media.variants", "--variants", "false")
                                .with("baseUrl", "--base-url", BASE))
                .config();
    }

    public static BuiltSite ours(Path folder, Config config, ExportedBlog blog) throws Exception {
        FileUtils.copyDirectory(
                config.archive().toFile(), folder.resolve("archive").toFile());
        new SiteBuild(config(folder, folder.resolve("archive")), Clock.systemUTC(), Progress.SILENT).run();
        Map<String, String> places = new TreeMap<>();
        blog.site().names().files().forEach((key, file) -> places.put(key.toString(), file));
        return new BuiltSite(
                folder.resolve("public"), BASE, ".prose", "article.card h2 a", "nav.pages a[rel=next]", places);
    }

    private static BuiltSite built(Format tool, Path export, ExportedBlog blog) throws Exception {
        return switch (tool) {
            case HUGO -> {
                run(export, "hugo", "--panicOnWarning", "--printPathWarnings", "--quiet");
                Places atBlog = new Places(blog.site().names());
                HugoPlaces given = new HugoPlaces(atBlog, blog.entries(), new TermCatalogue(blog.site(), atBlog).all());
                Map<String, String> places = places(blog, List.of(Kind.CATEGORY, Kind.TAG, Kind.AUTHOR, Kind.MONTH));
                places.replaceAll((key, place) -> given.of(SiteKey.parse(key).orElseThrow()));
                blog.site().homePage().ifPresent(home -> places.put("page/" + home.id(), ""));
                yield new BuiltSite(
                        export.resolve("public"),
                        BASE,
                        "main > article",
                        "main > ul:not(.pagination) a",
                        "a[aria-label=Next]",
                        places);
            }
            case HEXO -> {
                Files.createSymbolicLink(
                        export.resolve("node_modules"), Path.of(System.getenv("HEXO_DIR"), "node_modules"));
                run(export, "npx", "hexo", "generate");
                Hexo hexo = new Hexo(blog);
                Map<String, String> places = places(blog, List.of(Kind.CATEGORY, Kind.TAG, Kind.MONTH));
                new TermCatalogue(blog.site(), new Places(blog.site().names()))
                        .all().stream()
                                .filter(term -> places.containsKey(term.key().toString()))
                                .forEach(term -> places.put(term.key().toString(), hexo.place(term)));
                blog.site().homePage().ifPresent(home -> places.put("page/" + home.id(), ""));
                yield new BuiltSite(
                        export.resolve("public"),
                        BASE,
                        ".article-entry",
                        "a.archive-article-date, h1 a.article-title",
                        "#page-nav a.next",
                        places);
            }
            case JEKYLL -> {
                run(export, "jekyll", "build", "--destination", "public", "--strict_front_matter");
                Map<String, String> places = places(blog, List.of(Kind.CATEGORY, Kind.TAG, Kind.AUTHOR, Kind.MONTH));
                blog.site().homePage().ifPresent(home -> places.put("page/" + home.id(), ""));
                yield new BuiltSite(
                        export.resolve("public"), BASE, "main > article", "main > ul.posts a", "a.next", places);
            }
            case PLAIN -> throw new IllegalArgumentException();
        };
    }

    private static Map<String, String> places(ExportedBlog blog, List<Kind> kinds) {
        Places places = new Places(blog.site().names());
        Map<String, String> all = new TreeMap<>();
        blog.entries().forEach(entry -> all.put(entry.key().toString(), places.of(entry)));
        TermCatalogue catalogue = new TermCatalogue(blog.site(), places);
        kinds.forEach(
                kind -> catalogue.all(kind).forEach(term -> all.put(term.key().toString(), term.place())));
        return all;
    }

    private static void compare(String key, Shown ours, Shown theirs, List<String> differences) {
        if (!ours.text().equals(theirs.text())) {
            int at = 0;
            while (at < Math.min(ours.text().length(), theirs.text().length())
                    && ours.text().charAt(at) == theirs.text().charAt(at)) {
                at++;
            }
            differences.add(key + ": text: " + part(ours.text(), at) + " but " + part(theirs.text(), at));
        }
        if (!ours.links().equals(theirs.links())) {
            differences.add(key + ": links: " + ours.links() + " but " + theirs.links());
        }
        List<String> lost = new ArrayList<>(ours.plain());
        theirs.plain().forEach(lost::remove);
        if (!lost.isEmpty()) {
            differences.add(key + ": no links to " + lost);
        }
        if (!ours.images().equals(theirs.images())) {
            differences.add(key + ": images: " + ours.images() + " but " + theirs.images());
        }
        if (!ours.code().equals(theirs.code())) {
            differences.add(key + ": code: " + ours.code() + " but " + theirs.code());
        }
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 30));
    }

    private static Stream<String> titles(List<Link> menu) {
        return menu.stream().flatMap(link -> Stream.concat(Stream.of(link.title()), titles(link.children())));
    }

    /** The title, and the names that lead to lists. */
    private static void compareHead(
            Format tool, ExportedEntry entry, Original original, BuiltSite theirs, List<String> differences) {
        Article article = entry.article();
        TermCatalogue catalogue = original.catalogue();
        Document page = theirs.page(theirs.places().get(entry.key().toString()));
        boolean home = original.blog.isHome(entry);
        String title =
                page.select(tool == Format.HEXO ? "h1.p-name" : "main > h1").text();
        if (!home && !title.equals(article.title().strip().replaceAll("[\\s\u00a0]+", " "))) {
            differences.add(entry.key() + ": title " + article.title() + " but " + title);
        }
        List<String> names = entry.isPage()
                ? List.of()
                : Stream.of(
                                tool == Format.HEXO ? List.<Term>of() : List.of(catalogue.author(article)),
                                catalogue.categories(article),
                                catalogue.tags(article))
                        .flatMap(List::stream)
                        .map(term -> (term.kind() == Kind.TAG && tool != Format.HEXO ? "#" : "") + term.name())
                        .sorted()
                        .toList();
        String terms = tool == Format.HEXO ? ".article-category-link, .article-tag-list-link" : "main > p a";
        List<String> found =
                page.select(terms).stream().map(Element::wholeText).sorted().toList();
        if (!names.equals(found)) {
            differences.add(entry.key() + ": terms " + names + " but " + found);
        }
    }

    private static void compareComments(
            ExportedEntry entry, List<Comment> comments, BuiltSite theirs, List<String> differences) {
        for (Comment comment : comments) {
            if (!theirs.comments(entry.key().toString()).contains("comment-" + comment.id())) {
                differences.add(entry.key() + ": no comment " + comment.id());
            }
            compareComments(entry, comment.children(), theirs, differences);
        }
    }

    private static void compareLists(String key, BuiltSite ours, BuiltSite theirs, List<String> differences) {
        var expected = ours.list(key);
        expected.removeIf(article -> !theirs.places().containsKey(article)); // protected ones
        var found = theirs.list(key);
        if (!expected.equals(found)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            found.removeAll(expected);
            differences.add(key + ": missing " + missing + ", too many " + found);
        }
    }

    /** What hosts with rules answer for the addresses that every blog has: {@code ?post=12}, {@code ?tag=C%2B%2B}. */
    private static void compareRedirects(BuiltSite theirs, List<String> differences) throws IOException {
        List<String> rules = Files.readAllLines(theirs.root().resolve("_redirects"));
        theirs.places().forEach((key, place) -> {
            String kind = key.substring(0, key.indexOf('/')).replaceFirst("article|page", "post");
            String id = Percent.encode(key.substring(key.indexOf('/') + 1));
            String to = rules.stream()
                    .filter(rule ->
                            rule.startsWith("/ " + kind + "=" + id + " ") || rule.startsWith("/ " + kind + "=:id "))
                    .map(rule -> rule.split(" ")[2].replace(":id", id))
                    .findFirst()
                    .orElse("nowhere");
            if (!Percent.decode(to).equals("/" + place)) {
                differences.add("?" + kind + "=" + id + " leads to " + to + ", not to " + place);
            }
        });
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("tool", ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        assertThat(code).as(said).isZero();
        assertThat(said).doesNotContainIgnoringCase("warn");
    }
}
