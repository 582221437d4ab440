package io.github.emlogstatic.build;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.threads.NewThreads;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Loads libraries on other threads while the main thread does something else. Loading takes a good part of the time of
 * a build with nothing new. Sends no request, and reads nothing from the archive.
 */
public final class Preparation {

    private static final Executor THREADS = new NewThreads("prepare");

    private Preparation() {}

    /**
     * Starts to load the library for YAML and, to ask a blog, the HTTP client and Jackson's mapper with its readers of the
     * large records. All this can be loaded before the configuration is read.
     *
     * @param online whether a blog will be asked
     */
    public static void start(boolean online) {
        execute(() -> {
            Theme.prepare();
            if (online) {
                EmlogClient.prepare(false);
                Archive.prepare();
            }
        });
    }

    /** Loads on another thread. If the system starts no more threads, all this is loaded when it is used. */
    private static void execute(Runnable loading) {
        try {
            THREADS.execute(loading);
        } catch (OutOfMemoryError e) {
            return;
        }
    }

    /** Starts to load TLS with the system's certificates, if the blog will be asked over https. */
    static void startTls(Config config) {
        boolean secure =
                config.blog().url().filter(url -> url.startsWith("https:")).isPresent();
        if (secure && !config.run().offline()) {
            execute(() -> EmlogClient.prepare(true));
        }
    }

    /** Loads what a crawl of the blog would load, if the configuration names one on the web. */
    static void loadCrawl(Config config) throws IOException {
        Optional<String> web = config.blog().url().filter(BlogAddress::isWeb);
        if (web.isPresent()) {
            EmlogClient.prepare(web.get().startsWith("https:"));
            Archive.prepare();
            CrawlClasses.load();
        }
    }
}
