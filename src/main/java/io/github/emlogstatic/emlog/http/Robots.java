package io.github.emlogstatic.emlog.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of a {@code robots.txt} for this program, as RFC 9309 has them: the group that names it, else the one for
 * all; the longest rule that matches decides, and of two alike the one that allows.
 */
public final class Robots {

    /** No rules. */
    static final Robots NONE = new Robots(List.of(), Optional.empty(), List.of());

    private static final String NAME = "emlog-static";
    private static final int MOST_SITEMAPS = 5;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final Pattern LINE = Pattern.compile("\\s*+([A-Za-z-]+)\\s*+:([^#]*+)(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}|[^\\x21-\\x7e]+");

    private final List<Rule> rules;
    private final Optional<Duration> delay;
    private final List<String> sitemaps;

    /** @param length of the rule as written, which decides between rules */
    private record Rule(boolean allows, int length, Pattern path) {

        static Rule of(boolean allows, String written) {
            String path = canonical(written);
            boolean ends = path.endsWith("$");
            String[] parts = (ends ? path.substring(0, path.length() - 1) : path).split("\\*", -1);
            StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                // The first place is as good as any for all but the end, so that none is tried twice.
                boolean end = ends && i == parts.length - 1;
                regex.append(end ? ".*" : "(?>.*?")
                        .append(Pattern.quote(parts[i]))
                        .append(end ? "" : ")");
            }
            Pattern whole = Pattern.compile(regex + (ends ? "" : ".*"), Pattern.DOTALL);
            return new Rule(allows, path.length(), whole);
        }
    }

    private Robots(List<Rule> rules, Optional<Duration> delay, List<String> sitemaps) {
        this.sitemaps = sitemaps;
        this.rules = rules;
        this.delay = delay;
    }

    public static Robots parse(String text) {
        Group ours = new Group(NAME);
        Group all = new Group("*");
        List<String> sitemaps = new ArrayList<>();
        for (String line : text.split("\\R")) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                String key = parts.group(1).toLowerCase(Locale.ROOT);
                String value = parts.group(2).strip();
                ours.read(key, value);
                all.read(key, value);
                if (key.equals("sitemap") && sitemaps.size() < MOST_SITEMAPS) {
                    sitemaps.add(value);
                }
            }
        }
        return (ours.named ? ours : all).robots(sitemaps);
    }

    /** Addresses of sitemaps, whomever the rules are for. */
    List<String> sitemaps() {
        return sitemaps;
    }

    /** Whether a path with its query, as it is sent, may be asked for. */
    public boolean allows(String pathAndQuery) {
        String path = canonical(pathAndQuery);
        boolean allowed = true;
        int longest = -1;
        for (Rule rule : rules) {
            boolean decides = rule.length() > longest || rule.length() == longest && rule.allows();
            if (decides && rule.path().matcher(path).matches()) {
                longest = rule.length();
                allowed = rule.allows();
            }
        }
        return allowed;
    }

    /** How long to wait between two pages, at most ten seconds; zero where nothing is asked for. */
    Duration delay() {
        return delay.filter(asked -> asked.compareTo(LONGEST_DELAY) < 0)
                .or(() -> delay.map(asked -> LONGEST_DELAY))
                .orElse(Duration.ZERO);
    }

    /** Percent-encoded alike, however it was written. */
    private static String canonical(String path) {
        return ESCAPE.matcher(path)
                .replaceAll(match -> match.group().startsWith("%")
                        ? match.group().toUpperCase(Locale.ROOT)
                        : encoded(match.group()));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", one & 0xff));
        }
        return encoded.toString();
    }

    /** Collects what the groups for one name say; several groups for it count as one. */
    private static final class Group {

        private final String name;
        private final List<Rule> rules = new ArrayList<>();
        private Optional<Duration> delay = Optional.empty();
        private boolean named;
        private boolean heading;
        private boolean applies;

        Group(String name) {
            this.name = name;
        }

        void read(String key, String value) {
            switch (key) {
                case "user-agent" -> agent(value);
                case "allow", "disallow" -> {
                    heading = false;
                    if (applies && !value.isEmpty()) {
                        rules.add(Rule.of(key.equals("allow"), value));
                    }
                }
                case "crawl-delay" -> {
                    heading = false;
                    if (applies && value.matches("\\d{1,6}(?:\\.\\d{1,3})?")) {
                        delay = Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)));
                    }
                }
                default -> {
                    // What others have thought up say nothing about paths.
                }
            }
        }

        /** Lines of agents that follow one another head one group. */
        private void agent(String value) {
            boolean ours = value.replaceFirst("/.*", "").strip().equalsIgnoreCase(name);
            applies = ours || heading && applies;
            named = named || ours;
            heading = true;
        }

        Robots robots(List<String> sitemaps) {
            return new Robots(List.copyOf(rules), delay, List.copyOf(sitemaps));
        }
    }
}
