package io.github.emlogstatic.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be configured, after the file, the environment and the options have been put together.
 *
 * @param blog which blog, and how to get in
 * @param crawl how to ask it
 * @param media which files to keep
 * @param site how the site looks and where it will stand
 * @param theme the theme's name or directory
 * @param themeOptions the theme's own options, as the file gives them
 * @param archive the archive's directory
 * @param output the site's directory
 * @param run how this run goes
 */
public record Config(
        BlogConfig blog,
        CrawlConfig crawl,
        MediaConfig media,
        SiteConfig site,
        String theme,
        Map<String, Object> themeOptions,
        Path archive,
        Path output,
        RunConfig run) {

    public Config {
        themeOptions = Map.copyOf(themeOptions);
    }

    /** What a run does beside the usual. Every one is an option of {@code build} too. */
    public record RunConfig(
            boolean offline,
            boolean full,
            boolean dryRun,
            boolean force,
            boolean strict,
            boolean clean,
            Optional<Path> report) {}
}
