package io.github.emlogstatic.render.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds tags in the text of a template. */
final class TemplateTags {

    /** A comment, or a part that Pebble does not read. */
    private static final String UNREAD = "\\{#.*?#}|\\{%-?\\s*verbatim\\b.*?\\{%-?\\s*endverbatim\\b";

    /** A tag up to its end or to the next tag. */
    private static final Pattern WHOLE =
            pattern("\\{%((?:(?!\\{\\{|\\{%|%}).)*)(%})?" + "|\\{\\{((?:(?!\\{\\{|\\{%|}}|%}).)*)(}})?");

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

    /** The line of the first tag that has no end, or lacks a quote or a bracket; 0 if there is none. */
    static int lineOfUnclosed(String template) {
        for (Matcher tag = WHOLE.matcher(template); tag.find(); ) {
            boolean isUnclosed = tag.group(1) != null && (tag.group(2) == null || lacksSign(tag.group(1), "(){}[]"))
                    // Two maps end like a tag that prints.
                    || tag.group(3) != null && (tag.group(4) == null || lacksSign(tag.group(3), "()[]"));
            if (isUnclosed) {
                return line(template, tag.start());
            }
        }
        return 0;
    }

    /** @param brackets each beside the one that closes it */
    private static boolean lacksSign(String inside, String brackets) {
        String rest = QUOTED.matcher(inside).replaceAll("");
        return rest.contains("\"")
                || rest.contains("'")
                || IntStream.range(0, brackets.length() / 2)
                        .anyMatch(i -> count(rest, brackets.charAt(2 * i)) != count(rest, brackets.charAt(2 * i + 1)));
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }
}
