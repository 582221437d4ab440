package io.github.emlogstatic.render.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a tag begins that has no end, or whose end is in a text because a quote of it is missing. */
final class UnclosedTag {

    /** A tag up to its end or to the next tag. */
    private static final Pattern TAG = TemplateTags.pattern("\\{[{%]((?:(?!\\{\\{|\\{%|}}|%}).)*)(}}|%})?");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private UnclosedTag() {}

    /** The line of the first one, or 0. */
    static int line(String template) {
        for (Matcher tag = TAG.matcher(template); tag.find(); ) {
            String inside = tag.group(1);
            if (inside != null && (tag.group(2) == null || lacksQuote(inside))) {
                return TemplateTags.line(template, tag.start());
            }
        }
        return 0;
    }

    private static boolean lacksQuote(String inside) {
        String rest = QUOTED.matcher(inside).replaceAll("");
        return rest.contains("\"") || rest.contains("'");
    }
}
