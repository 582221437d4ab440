package io.github.emlogstatic.emlog.http;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Admits the pages that the blog's {@code robots.txt} allows, at the pace that it asks for. */
public final class RobotsGate {

    private final Transport transport;
    private final HttpUrl base;
    private final boolean open;
    private @Nullable Rules robots;
    private Duration free;

    /** @param open whether every page is admitted, because the owner or the user said so */
    public RobotsGate(Transport transport, HttpUrl base, boolean open) {
        this.transport = transport;
        this.base = base;
        this.open = open;
        this.free = transport.elapsed();
    }

    /**
     * Waits until the page may be requested.
     *
     * @throws EmlogException {@link Reason#ROBOTS} if the rules forbid the page
     */
    public void pass(HttpUrl page) throws EmlogException {
        if (open) {
            return;
        }
        Rules rules = robots();
        if (!rules.allows(page.toString())) {
            throw new EmlogException(
                    Reason.ROBOTS,
                    Redaction.address(page)
                            + " is closed to programs by the blog's robots.txt; with its owner's consent,"
                            + " crawl.ignoreRobots reads it all the same");
        }
        transport.pause(turn(rules.delay()));
    }

    /** The sitemaps that {@code robots.txt} names; none if the file is not read. */
    public List<String> sitemaps() {
        return open ? List.of() : robots().sitemaps();
    }

    /** How long to wait until this page's turn. */
    private synchronized Duration turn(Duration delay) {
        Duration now = transport.elapsed();
        Duration mine = Backoff.longer(now, free);
        free = mine.plus(delay);
        return mine.minus(now);
    }

    private synchronized Rules robots() {
        Rules known = robots;
        if (known == null) {
            known = fetch();
            robots = known;
        }
        return known;
    }

    /**
     * A file that cannot be fetched forbids nothing. RFC 9309 (2.3.1.4) takes a server error for a prohibition of
     * everything, which is meant for search engines: they come again the next day. This program is run by somebody who wants
     * to keep this one blog, often because its server is failing, and asks for each page once. A server that answers pages
     * but has an error at {@code robots.txt}, as some PHP hosts do for a file that is not there, would not be read at all.
     */
    private Rules fetch() {
        HttpUrl address =
                base.newBuilder().encodedPath("/robots.txt").query(null).build();
        try {
            return transport.follow(new Request.Builder().url(address).build(), "robots", this::read);
        } catch (EmlogException e) {
            return Rules.NONE;
        }
    }

    private Rules read(Response response) throws IOException {
        if (response.code() != 200) {
            return Rules.NONE;
        }
        return Responses.utf8(Responses.bytes(response))
                .map(text -> Rules.parse(response.request().url().toString(), text))
                .orElse(Rules.NONE);
    }

    /** The rules of a {@code robots.txt} for this program (RFC 9309). */
    static final class Rules {

        /** No rules: everything is allowed. */
        static final Rules NONE = new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));

        private static final List<String> NAME = List.of("emlog-static");
        private static final int MOST_SITEMAPS = 5;
        private static final long LONGEST_DELAY = Duration.ofSeconds(10).toMillis();

        private final SimpleRobotRules rules;

        private Rules(SimpleRobotRules rules) {
            this.rules = rules;
        }

        /** @param address the address of the file, to which the addresses of sitemaps may be relative */
        static Rules parse(String address, String text) {
            // A longer delay would make the parser forbid everything; delay() shortens it.
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
            return new Rules(parser.parseContent(address, text.getBytes(StandardCharsets.UTF_8), "text/plain", NAME));
        }

        /** The addresses of sitemaps, for whichever program the rules around them are. */
        List<String> sitemaps() {
            return rules.getSitemaps().stream().limit(MOST_SITEMAPS).toList();
        }

        boolean allows(String address) {
            return rules.isAllowed(address);
        }

        /** How long to wait between two pages: at most ten seconds, and zero if the file asks for no delay. */
        Duration delay() {
            return Duration.ofMillis(Math.max(0, Math.min(LONGEST_DELAY, rules.getCrawlDelay())));
        }
    }
}
