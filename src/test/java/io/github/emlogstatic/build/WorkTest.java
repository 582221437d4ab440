package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.build.upload.PublishedUploads;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.SiteWriter;
import io.github.emlogstatic.output.WriteResult.FileCounts;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.output.plan.PriorityFiles;
import io.github.emlogstatic.output.plan.SitePlan;
import io.github.emlogstatic.picture.SmallerPictures;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.search.IndexCache;
import io.github.emlogstatic.render.site.SiteUploads;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a run does, in counts: unlike times, they are the same on every machine. */
class WorkTest {

    private static final int ARTICLES = 200;
    private static final int MIDDLE = 100;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final AtomicInteger summarized = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger searched = new AtomicInteger();
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private final AtomicInteger planned = new AtomicInteger();
    private final ThreadLocal<Boolean> search = ThreadLocal.withInitial(() -> false);

    /**
     * @param requests to the blog
     * @param details those of them that ask for one article
     * @param summarized texts read and parsed for the summaries that lists show
     * @param shown texts read and rewritten for pages and feeds
     * @param pages HTML files made
     * @param written those of them that got other bytes
     */
    private record Work(int requests, int details, int summarized, int shown, int pages, int written) {}

    @BeforeEach
    void blogAndSite() throws IOException {
        blog.category(1, "技术").category(2, "生活").upload("content/uploadfile/a.png", TestPng.saying("picture"));
        for (int id = 1; id <= ARTICLES; id++) {
            write(id);
        }
        Path layouts = Files.createDirectories(crawled.folder().resolve("theme/layouts"));
        Files.writeString(layouts.resolve("search.peb"), "{{ search.segments }}");
        crawled.configured("baseUrl: https://mirror.example.com/\n" + QuickTheme.CHOSEN);
    }

    private void write(int id) {
        blog.publish(
                id,
                post -> post.title("第" + id + "篇")
                        .html("<p>正文 " + id + "</p><p><img src=\"/content/uploadfile/a.png\"></p>")
                        .category(1 + id % 2)
                        .tags("tag" + id % 7));
    }

    @Test
    void eachNightCostsWhatItsNewsReaches() throws Exception {
        // Feeds show the texts of the newest 20 articles, and those of the two categories the newest 10.
        assertThat(night()).isEqualTo(new Work(209, 200, 200, 200 + 20 + 2 * 10, 340, 340));
        assertThat(searched)
                .as("most pages have left their texts in time; on many processors some files of the search are sooner")
                .hasValueLessThan(ARTICLES / 2);
        assertThat(Files.readAllLines(crawled.config("--offline").archive().resolve("state/crawl.tsv")))
                .as("what the next night compares the list with, instead of 200 files")
                .filteredOn(line -> line.matches("article\t.*\t[0-9a-f]{16}"))
                .hasSize(ARTICLES);

        assertThat(night()).as("nothing new").isEqualTo(new Work(6, 0, 0, 0, 0, 0));
        assertThat(others).hasValue(0);

        // The summary of an article is on its neighbour's page, too, or on those of articles it is related to.
        blog.edit(ARTICLES, post -> post.text("又一版"));
        assertThat(night()).as("the newest edited").isEqualTo(new Work(7, 1, 1, 2 + 20 + 10 + 1, 15, 14));
        assertThat(searched)
                .as("a file of texts; the index reads the text once")
                .hasValueBetween(2, 4);
        assertThat(others)
                .as("feeds, and the files of the search that have a term of it")
                .hasValueLessThan(20);
        assertThat(planned).as("of some 550 files").hasValue(132);

        blog.edit(MIDDLE, post -> post.text("又一版"));
        assertThat(night()).as("an old one edited").isEqualTo(new Work(7, 1, 1, 7 + 1, 14, 8));
        assertThat(searched).hasValueBetween(2, 4);
        assertThat(others).hasValueLessThan(20);
        assertThat(planned).hasValue(164);

        blog.comment(ARTICLES, "客", "好");
        assertThat(night()).as("a comment").isEqualTo(new Work(7, 0, 0, 2 + 20 + 10, 14, 1));
        assertThat(searched).hasValue(0);
        assertThat(planned).hasValue(66);

        write(ARTICLES + 1);
        assertThat(night()).as("a new one").isEqualTo(new Work(8, 1, 1, 2 + 20 + 10 + 1, 24, 24));
        assertThat(planned).hasValue(141);

        PathUtils.delete(crawled.config("--offline").output());
        assertThat(night()).as("the site deleted").isEqualTo(new Work(7, 0, 0, 201 + 20 + 2 * 10, 346, 346));
    }

    /** Crawls the blog and renders what has changed. */
    private Work night() throws IOException {
        crawled.nextNight().crawl();
        List.of(summarized, shown, searched, pictures, pages, others, planned).forEach(count -> count.set(0));
        long before = HtmlFragment.parsed();
        FileCounts files = render();
        int read = shown.get() + searched.get();
        assertThat(HtmlFragment.parsed() - before)
                .as("each text that was read is parsed once; comments and the footers of pages are parsed, too")
                .isBetween((long) read, read + 12L);
        assertThat(pictures.get())
                .as("each text that is shown is rewritten once, when its picture is looked up; not all have one")
                .isBetween(shown.get() - 1, shown.get() + 2);
        return new Work(
                crawled.emlog().requests().size(),
                crawled.emlog().count("article_detail"),
                summarized.get(),
                shown.get(),
                pages.get(),
                files.pages());
    }

    private FileCounts render() throws IOException {
        Config config = crawled.config("--offline");
        Path memory = Files.createDirectories(crawled.folder().resolve("memory"));
        try (Archive archive = Archive.open(config.archive(), crawled.clock());
                SiteLoader loader = new SiteLoader(archive, memory.resolve("articles"), body -> {
                    summarized.incrementAndGet();
                    return new SiteLoader.Gist(body.content(), 1);
                });
                SiteWriter writer = new SiteWriter(config.output(), memory.resolve("manifest"), Optional.empty())) {
            Site site = loader.load();
            SiteRenderer renderer = SiteRenderer.of(
                    site.toBuilder()
                            .bodies(counted(Bodies.class, site.bodies()))
                            .build(),
                    counted(SiteUploads.class, new PublishedUploads(archive, false, SmallerPictures.none(), Set.of())),
                    config,
                    Theme.load(config.theme().name(), config.directory(), Map.of()),
                    ProtectedArticles.none(),
                    new Formulas(Map.of()),
                    new IndexCache(memory.resolve("search")));
            List<PlannedGroup> groups =
                    renderer.plan().stream().map(this::counted).toList();
            SitePlan plan = new SitePlan("", groups, renderer, uploads -> List.of());
            SiteWriter.Mode mode = new SiteWriter.Mode(false, false, false);
            FileCounts files = writer.write(plan, mode, PriorityFiles.NONE, Progress.SILENT)
                    .files();
            renderer.saveIndexed();
            return files;
        }
    }

    private <T> T counted(Class<T> type, T parts) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("article")) {
                        (search.get() ? searched : shown).incrementAndGet();
                    }
                    if (method.getName().equals("find")) {
                        pictures.incrementAndGet();
                    }
                    return method.invoke(parts, arguments);
                }));
    }

    private PlannedGroup counted(PlannedGroup group) {
        return new PlannedGroup(group.name(), group.fingerprint(), () -> {
            List<PlannedFile> files = group.files().get();
            planned.addAndGet(files.size());
            return files.stream().map(this::counted).toList();
        });
    }

    private PlannedFile counted(PlannedFile file) {
        return new PlannedFile(file.path(), file.inputs().get(), reads -> {
            search.set(file.path().startsWith("search/"));
            (file.path().endsWith(".html") ? pages : others).incrementAndGet();
            try {
                return file.maker().make(reads);
            } finally {
                search.set(false); // the thread may plan next, which reads a text, too
            }
        });
    }

    @Test
    @Tag("slow")
    void aRunLoadsOnlyTheLibrariesThatItNeeds() throws Exception {
        PathUtils.deleteDirectory(crawled.folder().resolve("theme"));
        crawled.backTo(Instant.now()); // else the program's own process finds that the weekly sweep is due
        crawled.configured("theme: plain\n").build("");
        Path config = crawled.folder().resolve("site-config.yaml");
        String url = "blog: {url: \"" + crawled.emlog().address() + "\"}\n";
        Files.writeString(config, Files.readString(config) + "\n" + url);

        assertThat(classesOfQuietRun("build", "--offline"))
                .contains("io.github.emlogstatic.build.SiteBuild")
                .as("a theme of the program has no stray files")
                .doesNotContain("io.github.emlogstatic.render.theme.StrayFiles")
                .as("libraries")
                .noneMatch(name -> name.matches(
                        "(picocli|okhttp3|javax\\.net\\.ssl|io\\.pebbletemplates|org\\.jsoup\\.nodes)\\..*"));
        assertThat(classesOfQuietRun("build"))
                .as("the blog is on http")
                .contains("okhttp3.OkHttpClient")
                .doesNotContain("javax.net.ssl.SSLContext", "java.security.KeyStore")
                .noneMatch(name -> name.startsWith("io.pebbletemplates."))
                .as("classes that Java makes for methods called by name")
                .noneMatch(name -> name.contains("GeneratedMethodAccessor"));
    }

    @Test
    @Tag("slow")
    void theRunThatWritesTheClassArchiveLoadsAllClasses() throws Exception {
        crawled.build("");
        Map<String, String> before = Tree.of(crawled.config("--offline").output());

        List<String> classes = classesOfQuietRun("-D" + SiteBuild.LOAD_ALL + "=true", "build", "--offline");

        assertThat(classes)
                .contains(
                        "io.pebbletemplates.pebble.PebbleEngine",
                        "io.github.emlogstatic.render.page.ArticlePages",
                        "io.github.emlogstatic.content.rewrite.FragmentWriter",
                        "io.github.emlogstatic.render.search.SearchTerms");
        assertThat(Tree.of(crawled.config("--offline").output())).isEqualTo(before);
    }

    /** Each later crawl would load them without the archive, which the offline run is the first to write. */
    @Test
    @Tag("slow")
    void anOfflineRunThatArchivesClassesLoadsTheCrawl() throws Exception {
        crawled.build("");
        Path config = crawled.folder().resolve("site-config.yaml");
        String url = "\nblog: {url: \"" + crawled.emlog().address() + "\"}\n";
        Files.writeString(config, Files.readString(config) + url);
        int requests = crawled.emlog().requests().size();

        List<String> classes = classesOfQuietRun("-D" + SiteBuild.LOAD_ALL + "=true", "build", "--offline");

        assertThat(classes)
                .contains(
                        "okhttp3.OkHttpClient",
                        "okhttp3.internal.http1.Http1ExchangeCodec",
                        "io.github.emlogstatic.crawl.CrawlExecutor",
                        "io.github.emlogstatic.emlog.api.ApiClient");
        assertThat(crawled.emlog().requests()).hasSize(requests);
    }

    /** @param words of the command, after flags of Java */
    private List<String> classesOfQuietRun(String... words) throws Exception {
        Path log = crawled.folder().resolve("classes.log");
        List<String> flags = new ArrayList<>(List.of("-Xlog:class+load:file=" + log + ":none"));
        Stream.of(words).takeWhile(word -> word.startsWith("-")).forEach(flags::add);
        String[] command =
                Stream.of(words).dropWhile(word -> word.startsWith("-")).toArray(String[]::new);
        ProgramProcess.Ended ended = ProgramProcess.program().run(crawled.folder(), flags, command);

        assertThat(ended.output()).contains("nothing new");
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
    }
}
