package io.github.emlogstatic.emlog.markdown;

import java.util.List;

/**
 * Turns Markdown into HTML as emlog does, where emlog's own HTML is not available. Every version since 1.9 has
 * Parsedown 1.7.4 for it; this is the same algorithm, so that the result has the same characters. Safe for use by
 * several threads.
 */
public final class Markdown {

    private Markdown() {}

    /** @param source the text of an article or a page: Markdown, or HTML where the rich-text editor wrote it */
    public static String html(String source) {
        return html(source, true);
    }

    /** @param source the text of a note, whose line breaks emlog does not keep */
    public static String noteHtml(String source) {
        return html(source, false);
    }

    private static String html(String source, boolean breaks) {
        String text = trimBreaks(source.replace("\r\n", "\n").replace('\r', '\n'));
        MarkdownInline inline = new MarkdownInline(breaks);
        return trimBreaks(new MarkdownBlocks(inline, 0).html(List.of(text.split("\n", -1))));
    }

    private static String trimBreaks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '\n') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '\n') {
            to--;
        }
        return text.substring(from, to);
    }

    static String escapedText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** PHP's {@code htmlspecialchars} with {@code ENT_QUOTES}. */
    public static String escapedAttribute(String value) {
        return escapedText(value).replace("\"", "&quot;").replace("'", "&#039;");
    }
}
