package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.time.Duration;

/**
 * How the blog is crawled.
 *
 * @param http how requests are sent
 * @param sweepRequests about how many list pages a run asks for; smaller blogs are swept whole on every run
 * @param fullSweepEvery larger blogs are swept whole after this time
 * @param recheckEvery an article whose text can change without a sign in the lists is read again after this time
 * @param selectors how to find the parts of pages in a theme that the program does not understand by itself
 * @param discover try the ids between known ids for standalone pages
 */
public record CrawlConfig(
        HttpConfig http,
        int sweepRequests,
        Duration fullSweepEvery,
        Duration recheckEvery,
        Selectors selectors,
        boolean discover) {

    static CrawlConfig read(Settings settings) throws ConfigException {
        return new CrawlConfig(
                HttpConfig.read(settings),
                settings.whole("crawl.sweepRequests", 10, 1, 10_000),
                settings.get("crawl.fullSweepEvery", Duration.ofDays(7), Value::duration),
                settings.get("crawl.recheckEvery", Duration.ofDays(30), Value::duration),
                Selectors.read(settings),
                settings.get("pages", false, value -> value.is(BlogConfig.DISCOVER)));
    }
}
