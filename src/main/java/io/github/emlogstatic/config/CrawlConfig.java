package io.github.emlogstatic.config;

import java.time.Duration;

/**
 * How the blog is asked.
 *
 * @param connections requests under way at once
 * @param timeout until a silent server is given up
 * @param retries how often a request that may succeed later is repeated
 * @param sweepRequests about how many pages of the list of articles a run asks for; smaller blogs are swept whole on every run
 * @param fullSweepEvery larger ones at least so often
 * @param recheckEvery how often an article whose body can change unseen is read again
 * @param userAgent what the program calls itself; some firewalls refuse unknown names
 * @param selectors for a theme whose pages are not read rightly by themselves
 * @param ignoreRobots read pages that the blog's {@code robots.txt} closes to programs
 * @param discoverPages try the gaps between known ids for standalone pages
 */
public record CrawlConfig(
        int connections,
        Duration timeout,
        int retries,
        int sweepRequests,
        Duration fullSweepEvery,
        Duration recheckEvery,
        String userAgent,
        Selectors selectors,
        boolean ignoreRobots,
        boolean discoverPages) {

    /** The same with so many repetitions. */
    public CrawlConfig withRetries(int other) {
        return new CrawlConfig(
                connections,
                timeout,
                other,
                sweepRequests,
                fullSweepEvery,
                recheckEvery,
                userAgent,
                selectors,
                ignoreRobots,
                discoverPages);
    }
}
