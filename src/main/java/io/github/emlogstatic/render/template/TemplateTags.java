package io.github.emlogstatic.render.template;

import java.util.regex.Pattern;

/** Finds tags in the text of a template. */
final class TemplateTags {

    /** A comment, or a part that Pebble does not read. */
    private static final String UNREAD = "\\{#.*?#}|\\{%-?\\s*verbatim\\b.*?\\{%-?\\s*endverbatim\\b";

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
}
