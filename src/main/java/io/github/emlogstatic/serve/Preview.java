package io.github.emlogstatic.serve;

import io.github.emlogstatic.archive.ArchiveLockedException;
import io.github.emlogstatic.build.BuildReport;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.Sources;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Shows a site while it is worked on: a change of its configuration, theme or archive is built, without a request to the
 * blog, and shown. A mistake is shown too, and its end.
 */
public final class Preview {

    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(500);

    /** The configuration as it is at that moment. */
    @FunctionalInterface
    public interface Configured {
        Config load() throws ConfigException;
    }

    private final Path configFile;
    private final Configured configured;
    private final Function<Exception, String> explained;
    private final PrintStream out;
    private final PrintStream err;
    private final Watch watch = new Watch();
    private boolean waiting;

    /**
     * @param configFile to watch; need not be there
     * @param explained what went wrong, in a line
     * @param out a line for each build
     * @param err a line for each mistake
     */
    public Preview(
            Path configFile,
            Configured configured,
            Function<Exception, String> explained,
            PrintStream out,
            PrintStream err) {
        this.configFile = configFile;
        this.configured = configured;
        this.explained = explained;
        this.out = out;
        this.err = err;
    }

    /**
     * Shows the site until the thread is interrupted.
     *
     * @param port another is taken where this one is; 0 takes any
     * @throws ConfigException where there is nothing to show, or that host is not this machine's
     */
    public void run(InetAddress host, int port) throws IOException, ConfigException {
        Config config = configured.load();
        boolean builds = Sources.canBuild(config);
        if (!builds && !Files.isDirectory(config.output())) {
            throw new ConfigException(
                    config.output() + " is not there; build the site first, or name its directory with -o");
        }
        Shown shown = Shown.of(config.output(), root(config));
        watch.start(sources(config));
        // Without a file, what the site was built with may have been options: better an old site than another one.
        if (builds && (Files.exists(configFile) || !Files.isDirectory(config.output()))) {
            boolean hadSitemap = hasSitemap(config);
            build(shown, "started");
            if (hadSitemap && !hasSitemap(config)) {
                out.println("hint: the site now has no sitemap, since baseUrl was no more than an option of build;"
                        + " write it into " + configFile.getFileName() + " before you publish");
            }
        }
        try (PreviewServer server = listen(shown, host, port)) {
            out.println("serving " + config.output() + " at " + server.address() + " (Ctrl-C stops it)");
            out.println(
                    builds
                            ? "changes of configuration, theme and archive are built and shown at once"
                            : "shown as it is: it was not built from " + config.archive());
            try (Rehearsal rehearsal = Rehearsal.begin(config, builds)) {
                follow(shown, config.directory(), rehearsal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasSitemap(Config config) {
        return Files.exists(config.output().resolve("sitemap.xml"));
    }

    private PreviewServer listen(Shown shown, InetAddress host, int port) throws IOException, ConfigException {
        try {
            return PreviewServer.start(shown, host, port);
        } catch (BindException e) {
            return listenElsewhere(shown, host, port);
        }
    }

    private PreviewServer listenElsewhere(Shown shown, InetAddress host, int port) throws IOException, ConfigException {
        try {
            PreviewServer server = PreviewServer.start(shown, host, 0);
            out.println("port " + port + " is taken; using " + server.port());
            return server;
        } catch (BindException e) {
            throw new ConfigException("--host " + host.getHostAddress() + " is no address of this machine");
        }
    }

    /** Hosts show a site under the path of its address, and its 404.html counts on that. */
    private static String root(Config config) {
        String path =
                config.site().baseUrl().map(base -> URI.create(base).getPath()).orElse("/");
        return path.isEmpty() ? "/" : path;
    }

    private void follow(Shown shown, Path directory, Rehearsal rehearsal) throws IOException, InterruptedException {
        while (true) {
            if (waiting) {
                Thread.sleep(UNTIL_ASKED_AGAIN.toMillis());
            }
            String why = waiting ? "waited" : told(watch.changes(), directory);
            rehearsal.end();
            build(shown, why);
        }
    }

    private List<Path> sources(Config config) {
        List<Path> sources = new ArrayList<>(Sources.of(config));
        sources.add(configFile);
        return sources;
    }

    private static String told(SortedSet<Path> changed, Path directory) {
        Path first = changed.first().toAbsolutePath();
        String name = (first.startsWith(directory) ? directory.relativize(first) : first).toString();
        return name + (changed.size() > 1 ? " and " + (changed.size() - 1) + " more" : "") + " changed";
    }

    private void build(Shown shown, String why) {
        try {
            Config config = configured.load();
            watch.start(sources(config));
            if (Sources.canBuild(config)) {
                build(shown, why, config);
            } else {
                shown.built(config.output(), root(config));
            }
            waiting = false;
        } catch (ArchiveLockedException e) {
            tell(e);
        } catch (ConfigException | IOException | RuntimeException e) {
            waiting = false;
            String mistake = explained.apply(e);
            err.println("emlog-static: " + mistake);
            shown.failed(mistake);
        }
    }

    private void build(Shown shown, String why, Config config) throws IOException, ConfigException {
        Set<String> opened = shown.opened();
        BuildReport report = new SiteBuild(config, Clock.systemUTC(), Progress.SILENT)
                .making(
                        path -> opened.contains(path) || isLoaded(path),
                        () -> shown.ahead(config.output(), root(config), opened))
                .run();
        BuildReport.Output output = report.output();
        out.println(why + ": " + output.written() + (output.written() == 1 ? " file written" : " files written")
                + (output.removed() > 0 ? ", " + output.removed() + " removed" : "")
                + ", " + Math.round(report.seconds().total() * 1000) + " ms");
        shown.built(config.output(), root(config));
    }

    /** Styles and scripts of the theme: few, and open pages load them. */
    private static boolean isLoaded(String path) {
        return path.startsWith("assets");
    }

    private void tell(ArchiveLockedException e) {
        if (!waiting) {
            out.println("waiting: " + e.getMessage());
        }
        waiting = true;
    }
}
