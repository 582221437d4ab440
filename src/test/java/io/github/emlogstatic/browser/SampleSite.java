package io.github.emlogstatic.browser;

import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sample blog as a site, built once for all tests. */
final class SampleSite {

    private static final Path FOLDER = Path.of("target", "sample-site").toAbsolutePath();
    private static final Path PUBLIC = build();

    private SampleSite() {}

    static Path folder() {
        return PUBLIC;
    }

    static Path file(String path) {
        return PUBLIC.resolve(path);
    }

    /** Its address on the disk. */
    static String address(String path) {
        return PUBLIC.resolve(path).toUri().toString();
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PUBLIC)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static Path build() {
        try {
            org.apache.commons.io.FileUtils.deleteDirectory(FOLDER.toFile());
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve("site-config.yaml"),
                    "blog:\n  url: " + Path.of("examples/sample-blog").toAbsolutePath() + "\npages: [9, 27]\n"
                            + "baseUrl: https://mirror.example.org/sub/path/\n");
            Config config = ConfigLoader.in(FOLDER)
                    .load(Optional.of(FOLDER.resolve("site-config.yaml")), Map.of(), Overrides.none())
                    .config();
            Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
            new SiteBuild(config, clock, Progress.SILENT).run();
            return config.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
