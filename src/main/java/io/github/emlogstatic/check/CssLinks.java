package io.github.emlogstatic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses in a style sheet: {@code url(…)} and {@code @import}. */
final class CssLinks {

    private static final Pattern ADDRESS = Pattern.compile(
            "/\\*.*?\\*/|(?:url\\(\\s*|@import\\s+)(?:\"([^\"]*)\"|'([^']*)')|url\\(\\s*+([^\"')][^)]*+)\\)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CssLinks() {}

    /** @param firstLine the line of the file on which the text begins */
    static List<SiteLink> of(String file, int firstLine, String css) {
        List<SiteLink> links = new ArrayList<>();
        Matcher found = ADDRESS.matcher(css);
        int line = firstLine;
        int counted = 0;
        while (found.find()) {
            line += newlines(css, counted, found.start());
            counted = found.start();
            for (int group = 1; group <= 3; group++) {
                if (found.group(group) != null) {
                    links.add(new SiteLink(
                            file, line, "url() of a style", found.group(group).strip()));
                }
            }
        }
        return links;
    }

    private static int newlines(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
