package io.github.emlogstatic.emlog.text;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns Markdown into HTML if emlog's own HTML is not available. Line breaks and HTML are kept, as emlog does. Details
 * differ from emlog's Parsedown, such as bold text next to Chinese punctuation. Safe for use by several threads.
 */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().softbreak("<br />\n").build();

    private Markdown() {}

    /** @param source Markdown, or HTML where the rich-text editor wrote it */
    public static String html(String source) {
        return RENDERER.render(PARSER.parse(source)).strip();
    }
}
