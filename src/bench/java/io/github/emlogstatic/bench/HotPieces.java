package io.github.emlogstatic.bench;

import io.github.emlogstatic.InMemory;
import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.upload.PublishedUploads;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.picture.SmallerPictures;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.search.IndexCache;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The pieces that most of the time goes into, on a blog of 1,000 articles, with the first compiler as in the launcher. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-XX:+UseSerialGC",
            "-XX:TargetSurvivorRatio=90",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.5"
        })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HotPieces {

    private static final int ARTICLES = 1000;

    private final Path directory = InMemory.folder();
    private Config config;
    private Archive archive;
    private Site site;
    private String body;
    private HtmlRewriter rewriter;
    private PlannedFile article;
    private Path manifest;

    @Setup
    public void build() throws IOException, ConfigException {
        MemoryBlog blog = GeneratedBlog.of(ARTICLES);
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            config = Configs.of(emlog.address(), directory).withoutUploads();
            new SiteBuild(config, Clock.systemUTC(), Progress.SILENT).run();
        }
        archive = Archive.peek(config.archive());
        site = new SiteLoader(archive, directory.resolve("articles"), unused -> new SiteLoader.Gist("", 1)).load();
        body = site.bodies().article(1);
        rewriter = HtmlRewriter.of(BlogAddresses.of(site.blog()), Policy.safe(List.of()));
        article = renderer().files().stream()
                .filter(file -> file.path().equals("post/1.html"))
                .findFirst()
                .orElseThrow();
        manifest = new CacheFiles(config.directory()).manifest(config.output());
    }

    @TearDown
    public void delete() throws IOException {
        archive.close();
        FileUtils.deleteDirectory(directory.toFile());
    }

    private SiteRenderer renderer() throws IOException {
        Theme theme = Theme.load(config.theme().name(), directory, Map.of());
        return SiteRenderer.of(
                site,
                new PublishedUploads(archive, false, SmallerPictures.none(), Set.of()),
                config,
                theme,
                ProtectedArticles.none(),
                new Formulas(Map.of()),
                new IndexCache(Path.of("no cache")));
    }

    @Benchmark
    public Object oneBodyRewritten() {
        return rewriter.page(body, NewAddresses.NONE);
    }

    @Benchmark
    public Object oneArticlePage() throws IOException {
        return article.maker().make((name, fingerprint) -> {});
    }

    @Benchmark
    public Object planOfAllFiles() throws IOException {
        return renderer().files();
    }

    @Benchmark
    public int manifestLoaded() throws IOException {
        return Manifest.load(manifest, new Folder(config.output())).groups().stream()
                .mapToInt(group -> group.files().size())
                .sum();
    }
}
