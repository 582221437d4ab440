package io.github.emlogstatic.serve;

import io.github.emlogstatic.build.BuildInputs;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.output.WriteResult.FileCounts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Serves a site while someone works on it. When the configuration, the theme or the archive changes, the site is built
 * again, without a request to the blog, and open pages reload. An error is shown in the browser until it is fixed.
 */
public final class Preview {

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final Source source;
    private final Messages messages;
    private final FileWatcher watcher = new FileWatcher();
    private Map<Path, FileWatcher.Stamp> lastBuild = Map.of();
    private boolean waiting;

    /**
     * What the preview builds the site from.
     *
     * @param configFile the file to watch; it need not exist
     * @param themeAsked whether the user has asked for a theme, so that the site is built even without a configuration file
     * @param reader reads the present configuration
     */
    public record Source(Path configFile, boolean themeAsked, Blogs.ConfigReader reader) {}

    /**
     * Where the preview prints, and in which words.
     *
     * @param out receives a line for each build
     * @param err receives a line for each error and each new problem
     * @param explained turns an exception into one line
     * @param translator translates what the browser shows
     */
    public record Messages(
            PrintStream out, PrintStream err, Function<Exception, String> explained, Translator translator) {}

    public Preview(Source source, Messages messages) {
        this.source = source;
        this.messages = messages;
    }

    /**
     * Serves the site until the thread is interrupted.
     *
     * @param port if it is taken, another one is used; 0 uses any free one
     * @throws ConfigException if there is no site, or the host is not an address of this machine
     */
    public void run(InetAddress host, int port) throws IOException, ConfigException {
        Config config = watchedConfig();
        boolean builds = BuildInputs.canBuild(config);
        if (!builds && !Files.isDirectory(config.output())) {
            throw new ConfigException(
                    config.output() + " does not exist; build the site first, or name its directory with -o");
        }
        PreviewState state = PreviewState.of(config.output(), root(config));
        if (builds && mayReplace(config.output())) {
            buildFirst(state, config);
        }
        try (PreviewServer server = listen(state, host, port)) {
            tellAddresses(server, config, builds);
            try (WarmUp warmUp = WarmUp.begin(config, builds)) {
                follow(state, config.directory(), warmUp);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether to build before anything is served. Without a configuration file the site may have been built with options
     * that are unknown here. It is then shown as it is, unless the user asks for a theme.
     */
    private boolean mayReplace(Path site) {
        return source.themeAsked || Files.exists(source.configFile) || !Files.isDirectory(site);
    }

    private void buildFirst(PreviewState state, Config config) {
        boolean hadSitemap = hasSitemap(config);
        build(state, "started");
        if (hadSitemap && !hasSitemap(config)) {
            messages.out.println("hint: the site no longer has a sitemap, because baseUrl was only an option of build;"
                    + " write it into " + source.configFile.getFileName() + " before you publish");
        }
    }

    private void tellAddresses(PreviewServer server, Config config, boolean builds) {
        messages.out.println("serving " + config.output() + " at " + server.address() + " (Ctrl-C stops it)");
        List<String> elsewhere = server.addressesInNetwork();
        if (!elsewhere.isEmpty()) {
            messages.out.println("other devices in this network may reach it at: " + String.join(", ", elsewhere));
        }
        messages.out.println(
                builds
                        ? "changes of configuration, theme and archive appear at once"
                        : "shown without building: it was not built from " + config.archive());
    }

    private static boolean hasSitemap(Config config) {
        return Files.exists(config.output().resolve("sitemap.xml"));
    }

    private PreviewServer listen(PreviewState state, InetAddress host, int port) throws IOException, ConfigException {
        try {
            return PreviewServer.start(state, host, port, messages.translator);
        } catch (BindException e) {
            return listenElsewhere(state, host, port, e);
        }
    }

    private PreviewServer listenElsewhere(PreviewState state, InetAddress host, int port, BindException why)
            throws IOException, ConfigException {
        try {
            PreviewServer server = PreviewServer.start(state, host, 0, messages.translator);
            boolean forbidden = String.valueOf(why.getMessage()).contains("ermission denied");
            messages.out.println("port " + port + (forbidden ? " is not allowed to this user" : " is taken")
                    + "; using " + server.port());
            return server;
        } catch (BindException e) {
            throw new ConfigException("--host " + host.getHostAddress() + " is not an address of this machine");
        }
    }

    /** The path of {@code baseUrl}. A host serves the site under that path, and {@code 404.html} depends on it. */
    private static String root(Config config) {
        String path =
                config.site().baseUrl().map(base -> URI.create(base).getPath()).orElse("/");
        return path.isEmpty() ? "/" : path;
    }

    private void follow(PreviewState state, Path directory, WarmUp warmUp) throws InterruptedException {
        while (true) {
            if (waiting) {
                Thread.sleep(RETRY_INTERVAL.toMillis());
            }
            String why = waiting ? "waited" : description(watcher.changes(), directory);
            warmUp.end();
            build(state, why);
        }
    }

    /** Reads the configuration, and watches it and what it names. An edit while it is read is a change. */
    private Config watchedConfig() throws ConfigException {
        Map<Path, FileWatcher.Stamp> before = FileWatcher.look(List.of(source.configFile));
        Config config = source.reader.config();
        watcher.start(BuildInputs.of(config), source.configFile, before);
        return config;
    }

    private static String description(SortedSet<Path> changed, Path directory) {
        List<String> names = changed.stream()
                .map(Path::toAbsolutePath)
                .map(path -> (path.startsWith(directory) ? directory.relativize(path) : path).toString())
                .toList();
        return ShortList.of(names, 1) + " changed";
    }

    private void build(PreviewState state, String why) {
        try {
            Config config = watchedConfig();
            if (BuildInputs.canBuild(config)) {
                build(state, why, config);
            } else {
                state.built(config.output(), root(config));
            }
            waiting = false;
        } catch (LockedException e) {
            tell(e);
        } catch (ConfigException | IOException | RuntimeException e) {
            waiting = false;
            String mistake = messages.explained.apply(e);
            messages.err.println("emlog-static: " + mistake);
            state.failed(mistake);
        }
    }

    private void build(PreviewState state, String why, Config config) throws IOException, ConfigException {
        List<Path> manifest = List.of(BuildInputs.manifest(config));
        boolean builtByOthers = !FileWatcher.look(manifest).equals(lastBuild);
        Set<String> opened = state.opened();
        BuildReport report = new SiteBuild(config, Clock.systemUTC(), Progress.SILENT)
                .making(
                        path -> opened.contains(path) || isLoaded(path),
                        () -> state.ahead(config.output(), root(config), opened))
                .run();
        FileCounts output = report.output();
        messages.out.println(why + ": " + Plural.of(output.written(), "file written", "files written")
                + (output.removed() > 0 ? ", " + output.removed() + " removed" : "")
                + ", " + Math.round(report.effort().seconds().total() * 1000) + " ms");
        report.outcome()
                .lines(false)
                .forEach(problem -> messages.err.println("problem: " + OneLine.of(problem.toString())));
        lastBuild = FileWatcher.look(manifest);
        if (builtByOthers || output.written() > 0 || output.removed() > 0) {
            state.built(config.output(), root(config));
        } else {
            state.unchanged(config.output(), root(config));
        }
    }

    /** Whether open pages load the file: a style or script of the theme. */
    private static boolean isLoaded(String path) {
        return path.startsWith("assets");
    }

    private void tell(LockedException e) {
        if (!waiting) {
            messages.out.println("waiting: " + e.getMessage());
        }
        waiting = true;
    }
}
