package io.github.emlogstatic.browser;

import io.github.emlogstatic.MadeOnce;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The sample blog as a site, built once for all tests, which only read it. */
public final class SampleSite {

    private static final Map<String, Path> BY_THEME = new ConcurrentHashMap<>();
    private static final Path PUBLIC = of("default");

    private SampleSite() {}

    public static Path folder() {
        return PUBLIC;
    }

    /** The same blog in another theme. */
    public static Path of(String theme) {
        return BY_THEME.computeIfAbsent(theme, name -> build(name, "theme: " + name + "\n"));
    }

    public static Path file(String path) {
        return PUBLIC.resolve(path);
    }

    /** Its address on the disk. */
    public static String address(String path) {
        return PUBLIC.resolve(path).toUri().toString();
    }

    public static List<Path> pages() throws IOException {
        return pages(PUBLIC);
    }

    public static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The same blog, configured otherwise.
     *
     * @param name of the site; another one for each configuration
     * @param yaml more lines of the configuration
     */
    public static Path build(String name, String yaml) {
        return MadeOnce.folder("sample-" + name, folder -> make(folder, yaml)).resolve("public");
    }

    private static void make(Path folder, String yaml) throws IOException {
        keepMade(folder.resolveSibling("sample-default").resolve(".emlog-static"), folder);
        FileUtils.copyDirectory(
                new File("examples/sample-blog"), folder.resolve("archive").toFile());
        Files.writeString(
                folder.resolve("site-config.yaml"),
                "pages: [9, 27]\nseries: [豆腐, 星空]\n" + "baseUrl: https://mirror.example.org/sub/path/\n" + yaml);
        try {
            Config config = ConfigLoader.in(folder)
                    .load(
                            Optional.of(folder.resolve("site-config.yaml")),
                            Map.of(),
                            Overrides.none().with("build.offline", "--offline", "true"))
                    .config();
            Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
            new SiteBuild(config, clock, Progress.SILENT).run();
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives a folder that will have an archive of the sample blog what takes most of the time of a first build: smaller
     * pictures and formulas.
     */
    public static void giveMade(Path folder) throws IOException {
        keepMade(PUBLIC.resolveSibling(".emlog-static"), folder);
    }

    private static void keepMade(Path made, Path folder) throws IOException {
        if (Files.isDirectory(made)) {
            FileUtils.copyDirectory(
                    made.toFile(),
                    folder.resolve(".emlog-static").toFile(),
                    file -> file.isDirectory()
                            || file.toString().contains(".pictures")
                            || file.toString().contains(".formulas"));
        }
    }
}
