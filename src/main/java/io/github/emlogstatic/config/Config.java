package io.github.emlogstatic.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param directory the project's directory, where {@code theme/} and {@code .emlog-static/} stand: the configuration
 *     file's, or the working directory
 * @param archive the archive's directory
 * @param output the site's directory
 * @param publish where {@code publish} puts the site
 * @param run how this run goes
 */
public record Config(
        BlogConfig blog,
        CrawlConfig crawl,
        MediaConfig media,
        SiteConfig site,
        String theme,
        Map<String, Object> themeOptions,
        Path directory,
        Path archive,
        Path output,
        PublishConfig publish,
        RunConfig run) {

    public Config {
        themeOptions = Collections.unmodifiableMap(new LinkedHashMap<>(themeOptions));
    }

    /** The configuration of an empty file in that directory, for a blog at that address. */
    public static Config of(String blog, Path directory) throws ConfigException {
        Overrides options = Overrides.none().with("blog.url", "BLOG", blog);
        return ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of(), options)
                .config();
    }

    /**
     * Fails where the site's directory is in a folder that the site is made of, or holds it.
     *
     * @param what the folder is, in a word
     */
    public void keepApart(String what, Path folder) throws ConfigException {
        Directories.check(output, what, folder);
    }

    /** This configuration for the blog reached in another way. */
    public Config with(BlogConfig otherBlog) {
        return new Config(otherBlog, crawl, media, site, theme, themeOptions, directory, archive, output, publish, run);
    }

    /** This configuration for another kind of run. */
    public Config with(RunConfig otherRun) {
        return new Config(blog, crawl, media, site, theme, themeOptions, directory, archive, output, publish, otherRun);
    }

    /**
     * What a run does beside the usual. Every one is an option of {@code build} too.
     *
     * @param offline render from the archive, without a request
     * @param full ask for and render everything again
     * @param dryRun say what would be done, write nothing
     * @param force pass the guards: against a blog that has shrunk, and an output directory with files of others
     * @param strict count known problems too
     * @param clean remove files of the output directory that nobody planned
     * @param report where to write the report
     * @param quiet say nothing but errors and new problems
     * @param verbose say more, and print the stack of an error
     */
    public record RunConfig(
            boolean offline,
            boolean full,
            boolean dryRun,
            boolean force,
            boolean strict,
            boolean clean,
            Optional<Path> report,
            boolean quiet,
            boolean verbose) {

        /** The same, but it writes nothing. */
        public RunConfig dry() {
            return new RunConfig(offline, full, true, force, strict, clean, report, quiet, verbose);
        }
    }
}
