package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.time.Duration;

/**
 * How the blog is crawled.
 *
 * @param connections the largest number of requests at the same time
 * @param timeout after this time without a byte a request fails
 * @param retries how often a failed request is repeated if a repetition may succeed
 * @param sweepRequests about how many list pages a run asks for; smaller blogs are swept whole on every run
 * @param fullSweepEvery larger blogs are swept whole after this time
 * @param recheckEvery an article whose text can change without a sign in the lists is read again after this time
 * @param userAgent the name that the program sends; some firewalls refuse unknown names
 * @param pages how the pages for visitors are read
 */
public record CrawlConfig(
        int connections,
        Duration timeout,
        int retries,
        int sweepRequests,
        Duration fullSweepEvery,
        Duration recheckEvery,
        String userAgent,
        PageReading pages) {

    static CrawlConfig read(Settings settings) throws ConfigException {
        return new CrawlConfig(
                settings.whole("crawl.connections", 4, 1, 16),
                settings.get("crawl.timeout", Duration.ofSeconds(30), Value::timeout),
                settings.whole("crawl.retries", 3, 0, 10),
                settings.whole("crawl.sweepRequests", 10, 1, 10_000),
                settings.get("crawl.fullSweepEvery", Duration.ofDays(7), Value::duration),
                settings.get("crawl.recheckEvery", Duration.ofDays(30), Value::duration),
                settings.get("crawl.userAgent", "emlog-static/" + Version.number(), CrawlConfig::ascii),
                PageReading.read(settings));
    }

    private static String ascii(Value value) throws ConfigException {
        if (!value.text().chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw value.wrong("may hold only the letters, digits and signs of ASCII");
        }
        return value.text();
    }

    /** Returns this configuration with another number of retries. */
    public CrawlConfig withRetries(int other) {
        return new CrawlConfig(
                connections, timeout, other, sweepRequests, fullSweepEvery, recheckEvery, userAgent, pages);
    }

    /**
     * How the pages for visitors are read.
     *
     * @param selectors how to find the parts of pages in a theme that the program does not understand by itself
     * @param ignoreRobots read pages that the blog's {@code robots.txt} closes to programs
     * @param discover try the ids between known ids for standalone pages
     */
    public record PageReading(Selectors selectors, boolean ignoreRobots, boolean discover) {

        public static final PageReading DEFAULT = new PageReading(Selectors.NONE, false, false);

        static PageReading read(Settings settings) throws ConfigException {
            return new PageReading(
                    Selectors.read(settings),
                    settings.flag("crawl.ignoreRobots"),
                    settings.get("pages", false, value -> value.is(BlogConfig.DISCOVER)));
        }
    }
}
