package io.github.emlogstatic.crawl;

import io.github.emlogstatic.InMemory;
import io.github.emlogstatic.StoppedClock;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Config.Console;
import io.github.emlogstatic.config.Config.RunConfig;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A blog, the emlog that serves it, and the archive and site that follow it, night by night. A test declares one as
 * {@code @RegisterExtension private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();}.
 */
public final class CrawledBlog implements AutoCloseable, AfterEachCallback {

    private final Path folder;
    private final EmlogServer emlog;
    private final StoppedClock clock;
    private String settings = "";

    private CrawledBlog(Path folder, EmlogServer emlog, StoppedClock clock) {
        this.folder = folder;
        this.emlog = emlog;
        this.clock = clock;
    }

    /** Mirrors a blog without articles in a folder of its own, which is deleted after the test. */
    public static CrawledBlog ofEmptyBlog() {
        return Uncheck.get(() ->
                of(MemoryBlog.empty(), Files.createDirectory(InMemory.folder().resolve("mirror"))));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
        FileUtils.deleteDirectory(folder.getParent().toFile());
    }

    public static CrawledBlog of(MemoryBlog blog, Path folder) {
        StoppedClock clock = new StoppedClock();
        return new CrawledBlog(folder, EmlogServer.serving(blog).at(clock), clock);
    }

    /** A first crawl of the same blog with the same configuration. */
    public Archive crawledAfresh() throws IOException {
        CrawledBlog fresh = new CrawledBlog(folder.resolveSibling("fresh"), emlog, clock).configured(settings);
        fresh.crawl();
        return fresh.archive();
    }

    /** Lines of YAML for site-config.yaml. */
    public CrawledBlog configured(String yaml) {
        settings = yaml;
        return this;
    }

    public Path folder() {
        return folder;
    }

    public MemoryBlog blog() {
        return emlog.blog();
    }

    public EmlogServer emlog() {
        return emlog;
    }

    public Clock clock() {
        return clock;
    }

    public CrawledBlog later(Duration time) {
        clock.now = clock.now.plus(time);
        return this;
    }

    public void backTo(Instant time) {
        clock.now = time;
    }

    public CrawledBlog nextNight() {
        emlog.forget();
        return later(Duration.ofDays(1));
    }

    public CrawlReport crawl() throws IOException {
        return crawl("");
    }

    /** @param options of {@code build}, such as {@code --full --force} */
    public CrawlReport crawl(String options) throws IOException {
        return crawl(
                options,
                (address, config) -> EmlogClient.connect(
                        address, config.blog(), config.crawl().http()));
    }

    /** Reaches a blog. */
    @FunctionalInterface
    public interface Connecting {
        EmlogClient connect(String address, Config config) throws IOException;
    }

    public CrawlReport crawl(String options, Connecting connecting) throws IOException {
        Config config = config(options);
        try (Archive archive =
                        Archive.openToMend(config.archive(), clock, config.run().full());
                EmlogClient client = connecting.connect(emlog.address(), config);
                SiteLoader loader =
                        new SiteLoader(archive, folder.resolve("heads"), body -> new SiteLoader.Gist("", 0))) {
            return new Crawl(ReachedBlog.of(client, client.base()), loader, config, clock, Progress.SILENT).run();
        }
    }

    /**
     * Crawls the blog and renders its site.
     *
     * @param options of {@code build}, such as {@code --full --force}
     */
    public BuildReport build(String options) throws IOException, ConfigException {
        return new SiteBuild(config(options), clock, Progress.SILENT).run();
    }

    /** The folder of a site that is made of the archive alone, with the same theme and configuration. */
    public Path builtClean() throws IOException, ConfigException {
        Path clean = folder.resolveSibling("clean");
        if (Files.exists(clean)) {
            PathUtils.deleteDirectory(clean);
        }
        Path file = Files.writeString(Files.createDirectories(clean).resolve("site-config.yaml"), settings);
        if (Files.isDirectory(folder.resolve("theme"))) {
            PathUtils.copyDirectory(folder.resolve("theme"), clean.resolve("theme"));
        }
        Overrides overrides = Overrides.none()
                .with("archive", "--archive", folder.resolve("archive").toString())
                .with("build.offline", "--offline", "true");
        Config config = ConfigLoader.in(clean)
                .load(Optional.of(file), Map.of(), overrides)
                .config();
        new SiteBuild(config, clock, Progress.SILENT).run();
        return clean.resolve("public");
    }

    public Config config(String options) throws IOException {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve("site-config.yaml"), settings);
            Config config = ConfigLoader.in(folder)
                    .load(Optional.of(file), Map.of(), Overrides.none().with("blog.url", "BLOG", emlog.address()))
                    .config();
            return config.with(new RunConfig(
                    options.contains("--offline"),
                    options.contains("--full"),
                    options.contains("--dry-run"),
                    options.contains("--force"),
                    options.contains("--strict"),
                    options.contains("--clean"),
                    Optional.empty(),
                    new Console(true, false)));
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Archive archive() throws IOException {
        return Archive.peek(folder.resolve("archive"));
    }

    /** An article that must be in the archive. */
    public ArchivedArticle article(int id) throws IOException {
        return archive().article(id).orElseThrow();
    }

    /** A standalone page that must be in the archive. */
    public ArchivedPage page(int id) throws IOException {
        return archive().page(id).orElseThrow();
    }

    public ArchivedArticle privateArticle(int id) throws IOException {
        return archive().privateFolder().article(id).orElseThrow();
    }

    /** The archive loses the notes of earlier runs, as a clone of it has none. */
    public void loseState() throws IOException {
        FileUtils.deleteDirectory(folder.resolve("archive/state").toFile());
    }

    /** The archive held against its own index. */
    public Verification verification() throws IOException {
        return Verification.of(folder.resolve("archive"));
    }

    @Override
    public void close() {
        emlog.close();
    }
}
