package io.github.emlogstatic.emlog.http;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The rules of a {@code robots.txt} for this program (RFC 9309). */
final class Robots {

    /** No rules: everything is allowed. */
    static final Robots NONE = new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));

    private static final List<String> NAME = List.of("emlog-static");
    private static final int MOST_SITEMAPS = 5;
    private static final long LONGEST_DELAY = Duration.ofSeconds(10).toMillis();

    private final SimpleRobotRules rules;

    private Robots(SimpleRobotRules rules) {
        this.rules = rules;
    }

    /** @param address of the file, to which the addresses of sitemaps may be relative */
    static Robots parse(String address, String text) {
        // A longer delay would make the parser forbid everything; delay() shortens it.
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        return new Robots(parser.parseContent(address, text.getBytes(StandardCharsets.UTF_8), "text/plain", NAME));
    }

    /** The addresses of sitemaps, for whichever program the rules around them are. */
    List<String> sitemaps() {
        return rules.getSitemaps().stream().limit(MOST_SITEMAPS).toList();
    }

    /** Whether the address may be requested. */
    boolean allows(String address) {
        return rules.isAllowed(address);
    }

    /** How long to wait between two pages: at most ten seconds, and zero if the file asks for no delay. */
    Duration delay() {
        return Duration.ofMillis(Math.max(0, Math.min(LONGEST_DELAY, rules.getCrawlDelay())));
    }
}
