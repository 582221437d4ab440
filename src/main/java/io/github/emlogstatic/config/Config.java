package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration.
 *
 * @param blog which blog, and how the program authenticates
 * @param backup the owner's backup, where it is read instead of the living blog
 * @param crawl how the blog is crawled
 * @param media which images and attachments are downloaded
 * @param site how the site looks and where it will be published
 * @param theme how the pages look
 * @param directories where everything is
 * @param publish where and how {@code publish} uploads the site
 * @param mirror when and how {@code mirror} runs, and whom it tells
 * @param run the options of this run
 */
public record Config(
        BlogConfig blog,
        BackupConfig backup,
        CrawlConfig crawl,
        MediaConfig media,
        SiteConfig site,
        ThemeConfig theme,
        Directories directories,
        PublishConfig publish,
        MirrorConfig mirror,
        RunConfig run) {

    /** @param directory of the file; {@code archive} and {@code output} are there by default */
    static Config read(Settings settings, Path directory) throws ConfigException {
        BlogConfig blog = BlogConfig.read(settings);
        return new Config(
                blog,
                BackupConfig.read(settings),
                CrawlConfig.read(settings),
                MediaConfig.read(settings),
                SiteConfig.read(settings, blog.retired()),
                ThemeConfig.read(settings),
                Directories.read(settings, directory),
                PublishConfig.read(settings),
                MirrorConfig.read(settings, directory),
                RunConfig.read(settings));
    }

    /** The project's directory. */
    public Path directory() {
        return directories.project();
    }

    /** The archive's directory. */
    public Path archive() {
        return directories.archive();
    }

    /** The site's directory. */
    public Path output() {
        return directories.output();
    }

    /** Returns this configuration with another blog, or with another way to reach the blog. */
    public Config with(BlogConfig otherBlog) {
        return new Config(otherBlog, backup, crawl, media, site, theme, directories, publish, mirror, run);
    }

    /** Returns this configuration for another kind of run. */
    public Config with(RunConfig otherRun) {
        return new Config(blog, backup, crawl, media, site, theme, directories, publish, mirror, otherRun);
    }

    /** Whether there is a blog to crawl, or a backup of it to read. */
    public boolean namesBlog() {
        return blog.url().isPresent() || backup.isNamed();
    }

    /** Returns this configuration, but without the blog's uploads. */
    public Config withoutUploads() {
        return new Config(blog, backup, crawl, media.without(), site, theme, directories, publish, mirror, run);
    }

    /**
     * How the pages look.
     *
     * @param name the theme's name, or its directory
     * @param options the options of the theme; the values are texts, numbers, booleans, lists and maps
     * @param places where each option stands: {@code site-config.yaml:12: themeOptions.accent}
     */
    public record ThemeConfig(String name, Map<String, Object> options, Map<String, String> places) {

        public ThemeConfig {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            places = Map.copyOf(places);
        }

        static ThemeConfig read(Settings settings) throws ConfigException {
            return new ThemeConfig(
                    settings.get("theme", "default", ThemeConfig::nameOrDirectory),
                    settings.get("themeOptions", Map.of(), Value::anyEntries),
                    settings.get("themeOptions", Map.of(), ThemeConfig::places));
        }

        private static Map<String, String> places(Value options) throws ConfigException {
            Map<String, String> places = new LinkedHashMap<>();
            options.entries("").forEach((name, value) -> places.put("themeOptions." + name, value.place()));
            return places;
        }

        /** The message about an option, which begins with its key, with the file and the line of the option before it. */
        public String placed(String message) {
            String key = message.replaceFirst("(?s)[: ].*", "");
            return places.getOrDefault(key, key) + message.substring(key.length());
        }

        /** A text with a separator, or with a dot at its start, is a directory. */
        private static String nameOrDirectory(Value value) throws ConfigException {
            String text = value.text();
            if (!text.contains("/") && !text.contains("\\") && !text.startsWith(".")) {
                return text;
            }
            if (!Files.isDirectory(value.path())) {
                throw value.wrong("must be a theme's name or a directory that is there");
            }
            return value.path().toString();
        }
    }

    /**
     * The options of a run. Each has an option of {@code build}.
     *
     * @param offline render the archive without any request
     * @param full read and render everything again
     * @param dryRun report what would be done, and write nothing
     * @param force pass the guards against a blog that has shrunk and against an output directory with other files
     * @param strict known problems count as new problems
     * @param clean remove files of the output directory that are no part of the site
     * @param report the file that the report is written to
     * @param console what the run prints
     */
    public record RunConfig(
            boolean offline,
            boolean full,
            boolean dryRun,
            boolean force,
            boolean strict,
            boolean clean,
            Optional<Path> report,
            Console console) {

        static RunConfig read(Settings settings) throws ConfigException {
            return new RunConfig(
                    settings.flag("build.offline"),
                    settings.flag("build.full"),
                    settings.flag("build.dryRun"),
                    settings.flag("build.force"),
                    settings.flag("build.strict"),
                    settings.flag("build.clean"),
                    settings.get("build.report", Value::path),
                    new Console(settings.flag("build.quiet"), settings.flag("build.verbose")));
        }

        /** Returns these options for a run that writes nothing. */
        public RunConfig dry() {
            return new RunConfig(offline, full, true, force, strict, clean, report, console);
        }
    }

    /**
     * What a run prints.
     *
     * @param quiet errors and new problems only
     * @param verbose more than usual, and the stack of an error
     */
    public record Console(boolean quiet, boolean verbose) {}
}
