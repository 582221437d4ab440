package io.github.emlogstatic.emlog.text;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes HTML of an article's source as emlog does, where emlog's own HTML is not to be had: line breaks kept, HTML let
 * through. emlog's Parsedown differs in details, such as bold type beside Chinese punctuation. Safe for use by several
 * threads.
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
