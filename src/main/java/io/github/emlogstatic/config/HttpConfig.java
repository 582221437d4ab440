package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.time.Duration;

/**
 * How requests to the blog are sent.
 *
 * @param connections the largest number of requests at the same time
 * @param timeout after this time without a byte a request fails
 * @param retries how often a failed request is repeated if a repetition may succeed
 * @param userAgent the name that the program sends; some firewalls refuse unknown names
 * @param ignoreRobots read pages that the blog's {@code robots.txt} closes to programs
 */
public record HttpConfig(int connections, Duration timeout, int retries, String userAgent, boolean ignoreRobots) {

    static HttpConfig read(Settings settings) throws ConfigException {
        return new HttpConfig(
                settings.whole("crawl.connections", 4, 1, 16),
                settings.get("crawl.timeout", Duration.ofSeconds(30), Value::timeout),
                settings.whole("crawl.retries", 3, 0, 10),
                settings.get("crawl.userAgent", "emlog-static/" + Version.number(), HttpConfig::ascii),
                settings.flag("crawl.ignoreRobots"));
    }

    private static String ascii(Value value) throws ConfigException {
        if (!value.text().chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw value.wrong("may hold only the letters, digits and signs of ASCII");
        }
        return value.text();
    }

    /** Returns this configuration with another number of retries. */
    public HttpConfig withRetries(int other) {
        return new HttpConfig(connections, timeout, other, userAgent, ignoreRobots);
    }
}
