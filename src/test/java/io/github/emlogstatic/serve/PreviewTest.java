package io.github.emlogstatic.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.language.Translator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreviewTest {

    private static final Overrides OFFLINE = Overrides.none().with("build.offline", "serve", "true");

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final Path file = crawled.folder().resolve("site-config.yaml");

    /** Else the page would show the old configuration until the next edit. */
    @Test
    @Timeout(60)
    void anEditRightAfterTheConfigurationIsReadIsBuilt() throws Exception {
        crawled.build("");
        AtomicInteger reads = new AtomicInteger();
        Blogs.ConfigReader edited = () -> {
            Config config = ConfigLoader.in(crawled.folder())
                    .load(Optional.of(file), Map.of(), OFFLINE)
                    .config();
            if (reads.incrementAndGet() == 2) { // the first is for the server, the second for the first build
                Uncheck.get(() -> Files.writeString(file, "language: en\n"));
            }
            return config;
        };
        PipedInputStream said = new PipedInputStream(1 << 16);
        PrintStream out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
        Preview preview = new Preview(
                new Preview.Source(file, false, edited),
                new Preview.Messages(out, out, Exception::toString, Translator.ENGLISH));
        Thread serving = new Thread(() -> serve(preview), "serve");
        serving.start();
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));

            assertThat(lines.lines().anyMatch(line -> line.startsWith("site-config.yaml changed: ")))
                    .isTrue();
        } finally {
            serving.interrupt();
            serving.join();
        }
    }

    private static void serve(Preview preview) {
        try {
            preview.run(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException | ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
