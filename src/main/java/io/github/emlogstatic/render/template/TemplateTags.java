package io.github.emlogstatic.render.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds tags in the text of a template. */
final class TemplateTags {

    /** A comment, or a part that Pebble does not read. */
    private static final String UNREAD = "\\{#.*?#}|\\{%-?\\s*verbatim\\b.*?\\{%-?\\s*endverbatim\\b";

    /** A tag up to its end or to the next tag. */
    private static final Pattern WHOLE = pattern("\\{[{%]((?:(?!\\{\\{|\\{%|}}|%}).)*)(}}|%})?");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private TemplateTags() {}

    /**
     * Matches tags, and what Pebble does not read, as a whole: no tag is found in it, and the groups are null there.
     *
     * @param tag the pattern of a tag
     */
    static Pattern pattern(String tag) {
        return Pattern.compile(UNREAD + "|" + tag, Pattern.DOTALL);
    }

    /** The line of a position, from 1. */
    static int line(String template, int position) {
        String before = template.substring(0, position);
        return 1 + (int) before.chars().filter(c -> c == '\n').count();
    }

    /**
     * The line of the first tag that has no end, or whose end is in a text because a quote of it is missing; 0 if there is
     * none.
     */
    static int lineOfUnclosed(String template) {
        for (Matcher tag = WHOLE.matcher(template); tag.find(); ) {
            String inside = tag.group(1);
            if (inside != null && (tag.group(2) == null || lacksQuote(inside))) {
                return line(template, tag.start());
            }
        }
        return 0;
    }

    private static boolean lacksQuote(String inside) {
        String rest = QUOTED.matcher(inside).replaceAll("");
        return rest.contains("\"") || rest.contains("'");
    }
}
