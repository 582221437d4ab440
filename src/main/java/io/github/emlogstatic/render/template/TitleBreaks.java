package io.github.emlogstatic.render.template;

import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks the places where Chinese titles may break. Style sheets keep what stands between two marks in one line
 * ({@code word-break: keep-all}). What is too long for a narrow screen would lose its last character to the next line,
 * if there were not a better place to break before its end.
 */
final class TitleBreaks {

    /** Characters that a narrow screen always has room for are no phrase to break. */
    private static final Pattern PHRASE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{8,}");

    /** A word often ends with one of these. */
    private static final String ENDS = "的了着过和与里是在";

    /** A shorter phrase has room on any screen but that of a small phone. */
    private static final int WIDE = 12;

    private static final int USUAL = 4;
    private static final int MOST = 6;

    private TitleBreaks() {}

    /** The title as HTML. */
    static String html(String title) {
        StringBuilder html = new StringBuilder(title.length() + 16);
        Matcher phrase = PHRASE.matcher(title);
        int done = 0;
        while (phrase.find()) {
            int at = phrase.end() - last(phrase.group());
            HtmlFragment.escapeText(title.substring(done, at), html);
            html.append(phrase.group().length() < WIDE ? "<wbr class=\"phone\">" : "<wbr>");
            done = at;
        }
        HtmlFragment.escapeText(title.substring(done), html);
        return html.toString();
    }

    /** How many characters stay together at the end of a phrase. */
    private static int last(String phrase) {
        for (int distance = 0; distance <= MOST - USUAL; distance++) {
            for (int last : new int[] {USUAL - distance, USUAL + distance}) {
                if (ENDS.indexOf(phrase.charAt(phrase.length() - last - 1)) >= 0) {
                    return last;
                }
            }
        }
        return USUAL;
    }
}
